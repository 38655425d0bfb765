import * as v from 'valibot';

const Meta = v.object({ date: v.pipe(v.string(), v.isoDate()) });

/** What holds for the whole catalog. */
export interface CatalogMeta {
  /** The day of the newest facts, `2026-11-20`. */
  readonly date: string;
}

/** @throws when the slice is no catalog meta data */
export function readMeta(json: unknown): CatalogMeta {
  return v.parse(Meta, json);
}
