import type { Catalog } from '../../catalog.ts';
import type { Memo } from '../../interpret/memo.ts';
import type { Report } from '../../report.ts';
import type { Workspace } from '../../workspace.ts';
import { makeScene } from './makeScene.ts';
import type { ProofBudget } from './proofBudget.ts';
import { propose, type Candidate } from './propose.ts';
import { prove, type Proof } from './prove.ts';
import { proveTogether, type Weighed } from './proveTogether.ts';
import type { Scene } from '../rewrite.ts';
import type { Worths } from './worths.ts';

/** What one run of the optimiser remembers from round to round. */
export interface Search {
  readonly catalog: Catalog;
  readonly memo: Memo | null;
  readonly worths: Worths;
  readonly budget: ProofBudget;
  /** Whether changes that have nothing to do with each other may be made in one round: sooner, and the same in the end. */
  readonly together: boolean;
}

export interface SearchState {
  readonly workspace: Workspace;
  readonly report: Report;
}

export interface NextChanges {
  /** The heaviest first. */
  readonly made: readonly Weighed[];
  readonly state: SearchState;
}

/** The changes to make now: the best of base and stages, where there is one; else the heaviest, with those that have nothing to do with it. */
export function nextChanges(
  { workspace, report }: SearchState,
  isWanted: (candidate: Candidate) => boolean,
  search: Search,
): NextChanges | null {
  const scene = makeScene(workspace, search.catalog, report, search.memo);
  const candidates = propose(scene).filter(isWanted);
  search.budget.untried = 0;
  // One that was worth nothing is looked at again only when nothing else is left.
  const structural = candidates.filter(
    (candidate) =>
      candidate.rewrite.isStructural === true && search.worths.of(candidate)?.savedBytes !== 0,
  );
  const base = heaviest(structural, scene, search);
  if (base !== null) return alone(base);
  const others = candidates.filter((candidate) => !structural.includes(candidate));
  const best = heaviest(others, scene, search);
  if (best === null) return null;
  if (!search.together) return alone(best);
  const rest = others.flatMap((candidate): Weighed[] => {
    const worth = search.worths.of(candidate);
    const isWorthIt = candidate !== best.candidate && worth !== undefined && worth.savedBytes > 0;
    return isWorthIt ? [{ candidate, worth }] : [];
  });
  rest.sort((a, b) => b.worth.savedBytes - a.worth.savedBytes);
  const found = [{ candidate: best.candidate, worth: best.proof }, ...rest];
  return proveTogether(found, scene, search.budget) ?? alone(best);
}

interface Best {
  readonly candidate: Candidate;
  readonly proof: Proof;
}

function alone({ candidate, proof }: Best): NextChanges {
  const { workspace } = proof;
  return { made: [{ candidate, worth: proof }], state: { workspace, report: proof.report() } };
}

/**
 * The candidate that saves most now. Candidates are weighed in the order of what they were last worth, and the search ends at the
 * first that is worth no less than all others were: most of them need no weighing.
 */
function heaviest(
  candidates: readonly Candidate[],
  scene: Scene,
  { worths, budget }: Search,
): Best | null {
  const last = (candidate: Candidate): number => worths.of(candidate)?.savedBytes ?? Infinity;
  const queue = [...candidates].sort((a, b) => (last(a) === last(b) ? 0 : last(b) - last(a)));
  let best: Best | null = null;
  let most = 0;
  for (const [index, candidate] of queue.entries()) {
    if (best !== null && last(candidate) <= most) break;
    if (!budget.take(scene)) {
      budget.untried += queue.length - index;
      break;
    }
    const proof = prove(candidate.proposal, scene);
    worths.set(candidate, proof);
    const value = proof === null ? 0 : Math.max(proof.savedBytes, 1);
    if (proof !== null && value > most) {
      best = { candidate, proof };
      most = value;
    }
  }
  return best;
}
