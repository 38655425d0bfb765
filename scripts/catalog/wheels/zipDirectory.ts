/** A file inside a zip archive. */
export interface ZipEntry {
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
}

/** Bytes `from` to `to` (inclusive) of a file, or its last `-from` bytes when `from` is negative. */
export type GetRange = (url: string, from: number, to?: number) => Promise<Uint8Array>;

/** The end record has 22 bytes and a comment of at most 65,535 (PKWARE APPNOTE 4.3.16). */
const LONGEST_END = 22 + 65_535;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const ENTRY_HEAD = 46;

/**
 * Reads the list of files at the end of a zip archive without the files: two reads of some kilobytes for a wheel of any size.
 *
 * @param size bytes of the archive
 * @throws Error when it is no zip archive, or one above 4 GiB (zip64), of which no wheel is known
 */
export async function readZipDirectory(
  url: string,
  size: number,
  get: GetRange,
): Promise<ZipEntry[]> {
  const tail = await get(url, -Math.min(size, LONGEST_END));
  const view = viewOf(tail);
  let at = tail.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw new Error(`${url} is no zip archive`);
  const length = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (offset === 0xffffffff || length === 0xffffffff) throw new Error(`${url} is a zip64 archive`);
  const tailFrom = size - tail.length;
  const directory =
    offset >= tailFrom
      ? tail.subarray(offset - tailFrom, offset - tailFrom + length)
      : await get(url, offset, offset + length - 1);
  return readEntries(directory);
}

function readEntries(directory: Uint8Array): ZipEntry[] {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_HEAD <= directory.length && view.getUint32(at, true) === ENTRY) {
    const name = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const path = new TextDecoder().decode(
      directory.subarray(at + ENTRY_HEAD, at + ENTRY_HEAD + name),
    );
    if (!path.endsWith('/')) entries.push({ path, bytes: view.getUint32(at + 24, true) });
    at += ENTRY_HEAD + name + rest;
  }
  return entries;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
