import { readStored, writeStored } from './storage.ts';

const KEY = 'plimsoll.load-line';
/** Bytes; a size at which pulls begin to be felt, until the user says better. */
const DEFAULT = 2_000_000_000;

function stored(): number {
  const bytes = Number(readStored(KEY) ?? Number.NaN);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : DEFAULT;
}

let bytes = $state(stored());

/** The weight that the user does not want the image to exceed. It belongs to the user, not to the Dockerfile. */
export const loadLineState = {
  get bytes(): number {
    return bytes;
  },
  set(next: number): void {
    bytes = Math.max(1, Math.round(next));
    writeStored(KEY, String(bytes));
  },
  /** Takes over what a link says without keeping it: the user's own stays for the next visit. */
  borrow(next: number): void {
    bytes = next;
  },
};
