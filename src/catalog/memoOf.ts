import type { Catalog } from '../engine/catalog.ts';
import { Memo } from '../engine/interpret/memo.ts';

const memos = new WeakMap<Catalog, Memo>();

/** The memo that all runs over a catalog share, so that the next keystroke costs only what it changed. */
export function memoOf(catalog: Catalog): Memo {
  const known = memos.get(catalog) ?? new Memo();
  memos.set(catalog, known);
  return known;
}
