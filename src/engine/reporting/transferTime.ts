import type { Amount } from '../amount.ts';
import type { TransferredAmount } from '../report.ts';

/** A length of time with its range, in seconds: `low <= middle <= high`. */
export interface Seconds {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** How long an image, or what a change of it makes again, is under way. Seconds. */
export interface TransferTime {
  readonly push: Seconds;
  readonly pull: Seconds;
}

/** Bytes a second of one core or of one machine, from slow to fast. */
interface Rate {
  readonly slow: number;
  readonly middle: number;
  readonly fast: number;
}

/**
 * Unpacked bytes a second that a pull writes. Layers are applied one after the other, since each is made on top of the one below it
 * (moby issue 32618), and gzip is unpacked by one core. Slow: 1.5 GB in 35 to 40 s onto an SSD (moby issue 21814, 2018). Fast:
 * gunzip alone, 162 MB/s (gzip 1.5 over the Silesia corpus, 2019). Middle: between the two; gunzip of a Python tree gave 129 MB/s
 * without the writing (measured 2026-11-21).
 */
const UNPACKING: Rate = { slow: 40e6, middle: 100e6, fast: 160e6 };

/**
 * Uncompressed bytes a second that a push packs with gzip -6. Slow: one core of a shared machine, 11 MB/s over a tree of wheels
 * (measured 2026-11-20). Middle: one core of a laptop, 2462 MiB in 71 s (coreos-assembler pull request 4444, 2026). Fast: five
 * layers at a time on cores of that kind, as many as dockerd uploads at once (`--max-concurrent-uploads`, default 5).
 */
const PACKING: Rate = { slow: 11e6, middle: 36e6, fast: 5 * 36e6 };

/** The share of the shorter of two works that does not overlap with the longer: all of it, half of it, none of it. */
const APART = { high: 1, middle: 0.5, low: 0 };

/**
 * A model of `docker push` and `docker pull` over a line that is the bottleneck: three layers are downloaded at a time and five
 * uploaded (dockerd, `--max-concurrent-downloads` and `--max-concurrent-uploads`), which fills the line but makes it no wider, so the bytes
 * count and not the number of layers. A pull unpacks the first layers while it downloads others, a push packs while it uploads; an
 * image of a single great layer does the one after the other. So the two works take between the longer of them and their sum.
 *
 * @param downloadBytes what travels: compressed layers that the other side does not have
 * @param unpackedBytes the same layers as they lie on the disk
 * @param bitsPerSecond the line's width; zero or less, or no number, is a line over which nothing arrives
 * @returns seconds; Infinity over a line over which nothing arrives, unless nothing has to
 */
export function transferTime(
  downloadBytes: Amount,
  unpackedBytes: Amount,
  bitsPerSecond: number,
): TransferTime {
  const line: Seconds = {
    low: overLine(downloadBytes.low, bitsPerSecond),
    middle: overLine(downloadBytes.bytes, bitsPerSecond),
    high: overLine(downloadBytes.high, bitsPerSecond),
  };
  return {
    push: together(line, work(unpackedBytes, PACKING)),
    pull: together(line, work(unpackedBytes, UNPACKING)),
  };
}

/** The same of an image, or of the layers that a change of code builds again. */
export function transferTimeOf(moved: TransferredAmount, bitsPerSecond: number): TransferTime {
  const { compressedBytes: bytes, compressedLow: low, compressedHigh: high } = moved;
  return transferTime({ bytes, low, high }, moved, bitsPerSecond);
}

function overLine(bytes: number, bitsPerSecond: number): number {
  if (bytes <= 0) return 0;
  return bitsPerSecond > 0 ? (bytes * 8) / bitsPerSecond : Infinity;
}

function work(amount: Amount, rate: Rate): Seconds {
  return {
    low: amount.low / rate.fast,
    middle: amount.bytes / rate.middle,
    high: amount.high / rate.slow,
  };
}

function together(a: Seconds, b: Seconds): Seconds {
  const at = (end: keyof Seconds): number =>
    Math.max(a[end], b[end]) + APART[end] * Math.min(a[end], b[end]);
  return { low: at('low'), middle: at('middle'), high: at('high') };
}
