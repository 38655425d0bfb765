import type { ReadSlice } from './createCatalog.ts';

/** Hash of each slice's content; vite.config.ts fills it in. Empty where the catalog was not built before the page. */
declare const __SLICE_HASHES__: Readonly<Record<string, string>>;

/**
 * Reads slices below the page's own address. Their content is part of the question: what a browser or a service worker kept of another
 * build is no answer to it.
 *
 * @param folder absolute URL of the catalog's folder, ending in `/`
 */
export function readSlicesByFetch(folder: string): ReadSlice {
  return async (id) => {
    const hash = __SLICE_HASHES__[id];
    const address = new URL(`${id}.json${hash === undefined ? '' : `?${hash}`}`, folder);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const json: unknown = await response.json();
    return json;
  };
}
