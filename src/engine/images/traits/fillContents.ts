import { between, exactly, type Amount, type Evidence } from '../../amount.ts';
import type { Content } from '../../effects.ts';
import type { Place } from './subject.ts';

/** Share of an image that named places may take at most, so that something is left for what no row names. */
const LARGEST_SHARE = 0.97;

/**
 * Lays an image's bytes out over its places; what they do not take lies spread at `/`. The contents add up to `amount`, in bytes and
 * in both ends of the range.
 */
export function fillContents(
  reference: string,
  amount: Amount,
  places: readonly Place[],
  evidence: Evidence,
  source: string,
): readonly Content[] {
  const wanted = places.reduce((sum, place) => sum + place.bytes, 0);
  const room = Math.floor(amount.low * LARGEST_SHARE);
  const factor = wanted > room ? room / Math.max(1, wanted) : 1;
  const origin = { kind: 'base', name: reference } as const;
  const contents: Content[] = [];
  let used = 0;
  for (const place of places) {
    const bytes = Math.floor(place.bytes * factor);
    used += bytes;
    contents.push({
      path: place.path,
      spread: place.spread,
      amount: exactly(bytes),
      fileClass: place.fileClass,
      origin,
      evidence: bytes === 0 ? evidence : 'derived',
      source,
    });
  }
  const rest = between(amount.low - used, amount.bytes - used, amount.high - used);
  return [
    { path: '/', spread: true, amount: rest, fileClass: 'system', origin, evidence, source },
    ...contents,
  ];
}
