import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadSlice } from '../catalog/createCatalog.ts';

/** Reads slices from a folder on disk. */
export function readSlicesFromFolder(folder: string): ReadSlice {
  return async (id) => {
    const json: unknown = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'));
    return json;
  };
}
