import * as v from 'valibot';

/** A file of the build that the service worker keeps when it is used, and that may be kept before. */
export interface OfflineFile {
  /** Absolute; it changes whenever the content does. */
  readonly address: string;
  /** Bytes on the reader's disk, unpacked. */
  readonly bytes: number;
}

const List = v.object({
  files: v.array(v.object({ url: v.string(), bytes: v.pipe(v.number(), v.minValue(0)) })),
});

/**
 * What could be kept beside the files that every visit keeps. The list is one of those, so it is of the same build as the page.
 *
 * @param base absolute URL of the page's folder, ending in `/`
 * @throws when the list cannot be had, or is none
 */
export async function offlineFiles(base: string): Promise<readonly OfflineFile[]> {
  const response = await fetch(new URL('offline.json', base));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { files } = v.parse(List, await response.json());
  return files.map(({ url, bytes }) => ({ address: new URL(url, base).href, bytes }));
}
