import { plus, type Amount } from '../amount.ts';
import type { Entry } from './filesystem.ts';

/** One piece of the ledger. */
export interface Piece extends Entry {
  /** The layer that hid it; null while it is visible. */
  readonly hiddenBy: number | null;
}

/** The layer of pieces below a mount of the running RUN: they never reach one. */
export const SCRATCH = -1;

export function isScratch(piece: Piece): boolean {
  return piece.layer === SCRATCH;
}

/** Sum of the amounts of pieces. */
export function weigh(pieces: Iterable<Piece>): Amount {
  let sum: Amount = { bytes: 0, low: 0, high: 0 };
  for (const piece of pieces) sum = plus(sum, piece.content.amount);
  return sum;
}
