import type { PythonEnvironment } from './environment.ts';
import type { PythonRequest, PythonResolution } from './resolution.ts';
import { searchDistributions } from './searchDistributions.ts';
import type { WheelTable } from './wheelTable.ts';

/** Answers kept for one table; a page weighs the same requests again at every keystroke and for every suggestion. */
const MOST_KEPT = 200;

const answers = new WeakMap<WheelTable, Map<string, PythonResolution>>();

/**
 * What `searchDistributions` finds, looked up when the same was asked of the same table before. An answer that waits for a slice is
 * not kept.
 */
export function resolveDistributions(
  request: PythonRequest,
  environment: PythonEnvironment,
  table: WheelTable,
): PythonResolution {
  const kept = answers.get(table) ?? new Map<string, PythonResolution>();
  answers.set(table, kept);
  const key = JSON.stringify([request, environment], plainCollections);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = searchDistributions(request, environment, table);
  if (found.pending) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, found);
  return found;
}

/** Maps and sets as lists, which JSON can write. */
export function plainCollections(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
