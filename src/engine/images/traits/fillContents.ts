import { NOTHING, between, plus, weaker, type Amount, type Evidence } from '../../amount.ts';
import type { Content } from '../../effects.ts';
import type { Place } from './subject.ts';

/** Share of an image that named places may take at most, so that something is left for what no row names. */
const LARGEST_SHARE = 0.995;

/**
 * Lays an image's bytes out over its places; what they do not take lies spread at `/`. The contents add up to `amount`, in bytes and
 * in both ends of the range: where the image may be smaller or larger, each place may be so in proportion.
 */
export function fillContents(
  reference: string,
  amount: Amount,
  places: readonly Place[],
  evidence: Evidence,
  source: string,
): readonly Content[] {
  const wanted = places.reduce((sum, place) => sum + place.bytes, 0);
  const room = Math.floor(amount.bytes * LARGEST_SHARE);
  const factor = wanted > room ? room / Math.max(1, wanted) : 1;
  const whole = Math.max(1, amount.bytes);
  const origin = { kind: 'base', name: reference } as const;
  const contents: Content[] = [];
  let used = NOTHING;
  for (const place of places) {
    const bytes = Math.floor(place.bytes * factor);
    const share = between(
      Math.floor((bytes * amount.low) / whole),
      bytes,
      Math.floor((bytes * amount.high) / whole),
    );
    used = plus(used, share);
    contents.push({
      path: place.path,
      spread: place.spread,
      amount: share,
      fileClass: place.fileClass,
      origin,
      evidence: bytes === 0 ? evidence : weaker(evidence, 'derived'),
      source,
    });
  }
  const rest = {
    bytes: amount.bytes - used.bytes,
    low: amount.low - used.low,
    high: amount.high - used.high,
  };
  return [
    { path: '/', spread: true, amount: rest, fileClass: 'system', origin, evidence, source },
    ...contents,
  ];
}
