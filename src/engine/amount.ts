/** An estimate in bytes with the range that it may lie in: `low <= bytes <= high`. */
export interface Amount {
  readonly bytes: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Where a number comes from, strongest first: the catalog weighed this very thing; the user's lock file names it;
 * somebody published it; a stated rule computes it from a measured neighbour; a default that the user can correct;
 * nobody knows.
 */
export type Evidence = 'measured' | 'locked' | 'published' | 'derived' | 'assumed' | 'unknown';

export const EVIDENCE_BY_STRENGTH: readonly Evidence[] = [
  'measured',
  'locked',
  'published',
  'derived',
  'assumed',
  'unknown',
];

export const NOTHING: Amount = { bytes: 0, low: 0, high: 0 };

/** An amount known to the byte. */
export function exactly(bytes: number): Amount {
  // Bytes are whole, also where a user typed half of one.
  const whole = Math.round(bytes);
  return { bytes: whole, low: whole, high: whole };
}

/** An amount that may be off by `share` of itself either way (0.1 = 10 %). */
export function within(bytes: number, share: number): Amount {
  return {
    bytes: Math.round(bytes),
    low: Math.round(bytes * Math.max(0, 1 - share)),
    high: Math.round(bytes * (1 + share)),
  };
}

/** An amount with an explicit range; the ends are widened to hold `bytes`. */
export function between(low: number, bytes: number, high: number): Amount {
  return {
    bytes: Math.round(bytes),
    low: Math.round(Math.min(low, bytes)),
    high: Math.round(Math.max(high, bytes)),
  };
}

export function plus(a: Amount, b: Amount): Amount {
  return { bytes: a.bytes + b.bytes, low: a.low + b.low, high: a.high + b.high };
}

/** `amount` multiplied by a factor that is known. */
export function times(amount: Amount, factor: number): Amount {
  return {
    bytes: Math.round(amount.bytes * factor),
    low: Math.round(amount.low * factor),
    high: Math.round(amount.high * factor),
  };
}

export function total(amounts: Iterable<Amount>): Amount {
  let [bytes, low, high] = [0, 0, 0];
  for (const amount of amounts) {
    bytes += amount.bytes;
    low += amount.low;
    high += amount.high;
  }
  return { bytes, low, high };
}

/** The weaker of two kinds of evidence: what a sum of both may claim. */
export function weaker(a: Evidence, b: Evidence): Evidence {
  return EVIDENCE_BY_STRENGTH.indexOf(a) >= EVIDENCE_BY_STRENGTH.indexOf(b) ? a : b;
}
