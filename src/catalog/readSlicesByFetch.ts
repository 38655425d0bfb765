import type { ReadSlice } from './createCatalog.ts';

/**
 * Reads slices below the page's own address.
 *
 * @param folder absolute URL of the catalog's folder, ending in `/`
 */
export function readSlicesByFetch(folder: string): ReadSlice {
  return async (id) => {
    const response = await fetch(new URL(`${id}.json`, folder));
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const json: unknown = await response.json();
    return json;
  };
}
