/** The value below which `share` of the values lie (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? NaN;
}

/** The middle value, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? NaN;
  const high = sorted[Math.floor(middle)] ?? NaN;
  return (low + high) / 2;
}

/** An image of a few bytes must not count as a thousandfold error: differences are shares of at least this. */
const LEAST_BYTES = 1_000_000;

/** How far an estimate is off, as a share of the truth; negative when it is too small. */
export function errorOf(estimated: number, truth: number): number {
  return (estimated - truth) / Math.max(truth, LEAST_BYTES);
}

/** `+12.3 %` */
export function percent(share: number, digits = 1): string {
  const text = (share * 100).toFixed(digits);
  return `${share > 0 ? '+' : ''}${text} %`;
}

/** Without a sign. */
export function plainPercent(share: number, digits = 1): string {
  return Number.isNaN(share) ? '-' : `${(share * 100).toFixed(digits)} %`;
}

export interface Summary {
  readonly cases: number;
  readonly medianError: number;
  readonly p90Error: number;
  /** Mean of the signed errors: whether the estimates lean to one side. */
  readonly bias: number;
  /** Share of the truths that lie in the estimate's own range. */
  readonly inRange: number;
}

export function summarise(
  cases: readonly { readonly error: number; readonly inRange: boolean }[],
): Summary {
  const sizes = cases.map((each) => Math.abs(each.error));
  const count = Math.max(1, cases.length);
  return {
    cases: cases.length,
    medianError: median(sizes),
    p90Error: quantile(sizes, 0.9),
    bias: cases.reduce((sum, each) => sum + each.error, 0) / count,
    inRange: cases.filter((each) => each.inRange).length / count,
  };
}
