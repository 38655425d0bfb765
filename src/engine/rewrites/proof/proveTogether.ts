import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import type { NextChanges } from './nextChanges.ts';
import type { ProofBudget } from './proofBudget.ts';
import type { Candidate } from './propose.ts';
import { prove, type Proof } from './prove.ts';
import type { Scene } from '../rewrite.ts';
import type { Worth } from './worths.ts';

/** A change with what it was worth alone when it was last weighed. */
export interface Weighed {
  readonly candidate: Candidate;
  readonly worth: Worth;
}

/**
 * Makes changes of different instructions at once, when one interpretation shows that they have nothing to do with each other: together
 * they save to the byte what they save one by one. Where they do not, the lighter half is left out and the rest tried again.
 * @param found the heaviest first
 * @returns null when there are no two such changes
 */
export function proveTogether(
  found: readonly Weighed[],
  scene: Scene,
  budget: ProofBudget,
): NextChanges | null {
  const [best] = found;
  if (best === undefined) return null;
  let made = apart(found, scene);
  while (made.length > 1) {
    if (!budget.take(scene)) return null;
    const edits = made.flatMap(({ candidate }) => candidate.proposal.edits);
    const proof = prove({ ...best.candidate.proposal, edits }, scene);
    if (proof !== null && isSumOf(proof, made)) {
      return { made, state: { workspace: proof.workspace, report: proof.report() } };
    }
    made = made.slice(0, Math.floor(made.length / 2));
  }
  return null;
}

/**
 * The heaviest, and of the others those that touch no instruction and no file that a heavier one touches. That holds for those that are
 * left out too: what competes with one of them must not be made before it, or the lighter of two could keep the heavier from being made.
 */
function apart(found: readonly Weighed[], scene: Scene): readonly Weighed[] {
  const touched = new Set<string>();
  return found.filter(({ candidate }) => {
    const places = candidate.proposal.edits.flatMap((edit) => placesOf(edit, scene));
    const isApart = !places.some((place) => touched.has(place));
    for (const place of places) touched.add(place);
    return isApart;
  });
}

/** The instructions that an edit touches, and those right beside it: a line put between two belongs to both. */
function placesOf({ file, start, end }: TextEdit, { dockerfile }: Scene): readonly string[] {
  if (file !== DOCKERFILE) return [file];
  return dockerfile.stages.flatMap((stage) =>
    [stage.from, ...stage.instructions]
      .filter(({ range }) => range.start <= end + 1 && start <= range.end + 1)
      .map(({ range }) => `line ${range.line}`),
  );
}

function isSumOf(proof: Proof, parts: readonly Weighed[]): boolean {
  const sums = parts.reduce(
    (sum, part) => ({
      bytes: sum.bytes + part.worth.savedBytes,
      compressed: sum.compressed + part.worth.savedCompressedBytes,
      codeChange: sum.codeChange + part.worth.savedCodeChangeBytes,
    }),
    { bytes: 0, compressed: 0, codeChange: 0 },
  );
  return (
    sums.bytes === proof.savedBytes &&
    sums.compressed === proof.savedCompressedBytes &&
    sums.codeChange === proof.savedCodeChangeBytes
  );
}
