import type { Scene } from '../rewrite.ts';

/**
 * Instructions that all proofs of one run of the optimiser may interpret: a hundred proofs of a Dockerfile of forty instructions, where
 * the longest of a thousand published ones takes forty proofs. A count and not a clock, so that the same text always gives the same.
 */
const MOST_INSTRUCTIONS = 4000;

/** Counts what proofs may still interpret. */
export class ProofBudget {
  #left: number;
  /** Changes that the last round found and did not weigh. */
  untried = 0;

  constructor(most = MOST_INSTRUCTIONS) {
    this.#left = most;
  }

  /** Takes the price of one proof; false when it cannot be paid any more. */
  take({ dockerfile }: Pick<Scene, 'dockerfile'>): boolean {
    const price = dockerfile.stages.reduce((sum, stage) => sum + stage.instructions.length + 1, 0);
    if (this.#left < price) return false;
    this.#left -= price;
    return true;
  }
}
