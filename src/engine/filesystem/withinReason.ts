import type { Content } from '../effects.ts';

/** Bytes of the largest file that is believed, a petabyte: beyond, sums of numbers lose their last digits. */
const LARGEST = 1e15;

/** `dd count=99999999999999` is no reason for sums that do not add up. */
export function withinReason(content: Content): Content {
  const { bytes, low, high } = content.amount;
  const { compressed = 0 } = content;
  if (high <= LARGEST && compressed <= LARGEST) return content;
  const bound = (value: number): number => Math.min(value, LARGEST);
  return {
    ...content,
    amount: { bytes: bound(bytes), low: bound(low), high: bound(high) },
    ...(compressed > LARGEST ? { compressed: LARGEST } : {}),
  };
}
