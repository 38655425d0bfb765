import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes one slice of the catalog; `value` is plain JSON. */
export type WriteSlice = (id: string, value: unknown) => Promise<void>;

/** A slice as it was written. */
export interface WrittenSlice {
  readonly id: string;
  readonly text: string;
  /** The newest date named in it, `2026-11-20`; null when its value has no `date`. */
  readonly date: string | null;
}

/** Collects slices in `written` and puts them below `folder`, with sorted keys: the same facts give the same bytes. */
export function sliceWriter(folder: string, written: WrittenSlice[]): WriteSlice {
  return async (id, value) => {
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(id)) throw new Error(`"${id}" is no id for a slice`);
    if (written.some((slice) => slice.id === id)) throw new Error(`slice ${id} is written twice`);
    const text = `${stableJson(value)}\n`;
    written.push({ id, text, date: dateOf(value) });
    await writeFile(join(folder, `${id}.json`), text);
  };
}

/** JSON whose object keys are in code unit order at every depth. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part));
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dateOf(value: unknown): string | null {
  if (!isRecord(value) || typeof value['date'] !== 'string') return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(value['date']) ? value['date'] : null;
}
