import { readStored, writeStored } from './storage.ts';

const KEY = 'plimsoll.bandwidth';
/** Bits a second, until the user says better. */
const DEFAULT = 100e6;

function stored(): number {
  const bits = Number(readStored(KEY) ?? Number.NaN);
  return Number.isFinite(bits) && bits > 0 ? bits : DEFAULT;
}

let bitsPerSecond = $state(stored());

/** The line over which images are pushed and pulled. It belongs to the user, not to the Dockerfile. */
export const bandwidthState = {
  get bitsPerSecond(): number {
    return bitsPerSecond;
  },
  /** @param next more than 0 */
  set(next: number): void {
    bitsPerSecond = next;
    writeStored(KEY, String(next));
  },
};
