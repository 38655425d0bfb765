import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { REWRITES } from '../rewrites.ts';

/** A change that a rewrite found, with its id. */
export interface Candidate {
  /** The rewrite's id, with `:line` where it is found in several places. */
  readonly id: string;
  readonly rewrite: Rewrite;
  readonly proposal: Proposal;
}

/** Every change that could be made to a text, not yet weighed. */
export function propose(scene: Scene): readonly Candidate[] {
  return REWRITES.flatMap((rewrite) => {
    const proposals = rewrite.find(scene);
    // Of two in one line the second is found again once the first is made.
    const lines = new Set<number>();
    const distinct = proposals.filter(({ line }) => !lines.has(line) && lines.add(line));
    return distinct.map((proposal) => ({
      id: proposals.length === 1 ? rewrite.id : `${rewrite.id}:${proposal.line}`,
      rewrite,
      proposal,
    }));
  });
}
