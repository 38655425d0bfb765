import type { OfflineFile } from './offlineFiles.ts';

/** The service worker answers from it and adds to it: scripts/offline/workOffline.ts. */
const CACHE = 'plimsoll-on-use';

/** Those of the files that would be missed without a network. */
export async function missingFiles(files: readonly OfflineFile[]): Promise<readonly OfflineFile[]> {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return files.filter(({ address }) => !kept.has(address));
}

/**
 * Keeps files, one after the other so that what the page itself asks for in the meantime does not wait behind them.
 *
 * @param onKept after each file
 * @throws when one cannot be had, or does not fit on the reader's disk; those before it stay
 */
export async function keepFiles(
  files: readonly OfflineFile[],
  signal: AbortSignal,
  onKept: (file: OfflineFile) => void,
): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const file of files) {
    signal.throwIfAborted();
    const response = await fetch(file.address, { signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    await cache.put(file.address, response);
    onKept(file);
  }
}

/**
 * Removes what earlier builds have left below this page's folder. Other folders of the origin may hold a Plimsoll of their own.
 *
 * @param files all that this build can keep
 * @param base absolute URL of the page's folder, ending in `/`
 */
export async function dropStaleFiles(files: readonly OfflineFile[], base: string): Promise<void> {
  const cache = await caches.open(CACHE);
  const known = new Set(files.map(({ address }) => address));
  for (const request of await cache.keys()) {
    const isOurs = [`${base}assets/`, `${base}catalog/`].some((at) => request.url.startsWith(at));
    if (isOurs && !known.has(request.url)) await cache.delete(request);
  }
}
