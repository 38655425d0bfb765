import type { OptimiseStep } from '../../../engine/rewrites/proof/optimize.ts';
import type { Risk } from '../../../engine/report.ts';

/** One change as a step down from what the image weighed before it. Bytes. */
export interface SavingsRow {
  readonly key: string;
  readonly title: string;
  readonly risk: Risk;
  readonly from: number;
  readonly to: number;
}

/**
 * The bridge from before to after: each step begins where the one before ended.
 *
 * @param before bytes of the image
 * @param savedBy bytes that a step saves, in the meaning of size that the page shows
 */
export function layoutSavings(
  before: number,
  steps: readonly OptimiseStep[],
  savedBy: (step: OptimiseStep) => number,
): readonly SavingsRow[] {
  let from = before;
  return steps.map((step, index) => {
    const row = {
      key: `${index} ${step.id}`,
      title: step.title,
      risk: step.risk,
      from,
      to: from - savedBy(step),
    };
    from = row.to;
    return row;
  });
}
