/** A built file as workbox lists it. A null revision says that its address changes whenever its content does. */
export interface BuiltFile {
  readonly url: string;
  readonly revision: string | null;
  /** Bytes. */
  readonly size: number;
}

export interface OfflineSplit {
  /** Kept as soon as the page has been visited: the page stands and weighs with them. */
  readonly atOnce: readonly BuiltFile[];
  /** Kept when they are used, or when everything is asked for. */
  readonly onUse: readonly BuiltFile[];
}

/** What other people's pages load, and what nobody asks the server for. */
const FOREIGN =
  /^(?:embed\.|robots\.|plimsoll-|schema\/|icons\/|assets\/embed-|_headers$|catalog\/stamp\.json$|offline\.json$|sw\.js$)/;

/** Most examples are weighed with these; all others are parts of them, or of other distributions. */
const FIRST_SLICES =
  /^catalog\/(?:meta|images|models|packages|wheels|debian-(?:bullseye|bookworm|trixie))\.json$/;

/** The code editor and what serves it: the page has a plain one until it comes. And the reader of a folder's history. */
const EDITOR =
  /^assets\/(?:environment|editor|editorWebWorkerMain|create(?:Code|Diff)Editor|codicon|language|history)\b/;

/** The worker that weighs is large, and nothing goes without it. */
const NEEDED = /^assets\/weigh\.worker\b/;

/** Bytes from which a file of the build waits until it is used, whatever it is called. */
const HEAVY = 500_000;

/**
 * Which files of the build are kept for work without a network, and when.
 *
 * @param slices hash by slice, for the address under which a page asks for it
 */
export function splitForOffline(
  files: readonly BuiltFile[],
  slices: Readonly<Record<string, string>>,
): OfflineSplit {
  const atOnce: BuiltFile[] = [];
  const onUse: BuiltFile[] = [];
  for (const file of files) {
    if (FOREIGN.test(file.url)) continue;
    const hash = slices[/^catalog\/(.+)\.json$/.exec(file.url)?.[1] ?? ''];
    const kept =
      hash === undefined ? file : { ...file, url: `${file.url}?${hash}`, revision: null };
    (waits(file) ? onUse : atOnce).push(kept);
  }
  return { atOnce, onUse };
}

function waits({ url, size }: BuiltFile): boolean {
  if (url.startsWith('catalog/')) return !FIRST_SLICES.test(url);
  return EDITOR.test(url) || (size > HEAVY && !NEEDED.test(url));
}
