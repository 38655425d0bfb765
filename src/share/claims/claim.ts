import type { Amount } from '../../engine/amount.ts';

/** A size that somebody printed for an image or a part of it. */
export interface Claim {
  readonly of: ClaimOf;
  /** As printed; the range is what rounding leaves open: "450 MB" may be 449.5 to 450.5. Bytes. */
  readonly claimed: Amount;
}

export type ClaimOf =
  | { readonly kind: 'image' }
  /** The image that the target's FROM names. */
  | { readonly kind: 'base' }
  /** A stage by its name or number. */
  | { readonly kind: 'stage'; readonly stage: string };

/** What the interpreter has to say to a claim. Bytes. */
export interface ClaimVerdict {
  readonly claim: Claim;
  readonly outcome: ClaimOutcome;
  /** What it weighs unpacked, as `docker images` counts. */
  readonly unpacked: Amount;
  /** The same as gzip blobs, to pull. */
  readonly compressed: Amount;
  /** Between the claim and the nearest end of the range that it misses, unpacked; 0 when it lies inside. Below it: negative. */
  readonly offBytes: number;
  /** The same for the compressed meaning. */
  readonly offCompressedBytes: number;
  /** The fewest layers that together weigh more than what is claimed, heaviest first; empty unless the claim is too small. */
  readonly against: readonly ContradictingLayer[];
}

/**
 * - `holds`: it lies in the range of what it weighs unpacked
 * - `near`: a little outside of it, as an image of another month may be
 * - `holds-compressed`: only as what is pulled
 * - `holds-disk-usage`: only as the DISK USAGE of Docker 29, unpacked and compressed together
 * - `too-small`, `too-large`: in no meaning, so it cannot be true
 * - `not-there`: the target is not made of it
 */
export type ClaimOutcome =
  | 'holds'
  | 'near'
  | 'holds-compressed'
  | 'holds-disk-usage'
  | 'too-small'
  | 'too-large'
  | 'not-there';

/** A layer that a claim leaves no room for. */
export interface ContradictingLayer extends Amount {
  /** 1-based. */
  readonly line: number;
  readonly instruction: string;
  /** What is heaviest in it; null when it is made of many small things: `torch`. */
  readonly heaviest: {
    readonly name: string;
    readonly version: string | null;
    readonly bytes: number;
  } | null;
}
