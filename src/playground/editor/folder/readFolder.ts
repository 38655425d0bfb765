import type { FoundFile } from './foundFile.ts';
import { sumUp } from './sumUp.ts';
import { isDockerfile, isTextThatMatters } from './textsThatMatter.ts';

/** A folder as a workspace takes it. */
export interface ReadFolder {
  /** Of the Dockerfile nearest to the root; null when there is none. */
  readonly dockerfile: string | null;
  readonly files: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, number>>;
  readonly fileCount: number;
  readonly bytes: number;
}

/** How far reading is. */
export interface Progress {
  readonly files: number;
  readonly bytes: number;
}

/** More tabs than this help nobody; the rest counts with its size. */
const MOST_TEXTS = 30;
/** So often the page may draw itself. */
const PAUSE_EVERY = 500;

/**
 * Reads a folder: sizes of everything, texts of what matters. Everything counts, .git and node_modules too: the engine applies
 * .dockerignore. Nothing leaves the page.
 *
 * @throws the signal's reason when it is aborted
 */
export async function readFolder(
  found: AsyncIterable<FoundFile> | Iterable<FoundFile>,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ReadFolder> {
  const sizes: { path: string; size: number }[] = [];
  const texts: FoundFile[] = [];
  const dockerfiles: FoundFile[] = [];
  let bytes = 0;
  for await (const file of found) {
    signal.throwIfAborted();
    bytes += file.size;
    if (isDockerfile(file.path)) dockerfiles.push(file);
    if (isTextThatMatters(file.path, file.size)) texts.push(file);
    else sizes.push(file);
    const count = sizes.length + texts.length;
    if (count % PAUSE_EVERY === 0) {
      onProgress({ files: count, bytes });
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  const fileCount = sizes.length + texts.length;
  onProgress({ files: fileCount, bytes });

  const byDepth = texts.sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1));
  const files: Record<string, string> = {};
  for (const [index, file] of byDepth.entries()) {
    signal.throwIfAborted();
    const text = index < MOST_TEXTS ? await textOf(file) : null;
    if (text === null) sizes.push(file);
    else files[file.path] = text;
  }
  const main = dockerfiles.sort((a, b) => depth(a) - depth(b) || a.path.length - b.path.length)[0];
  return {
    dockerfile: main === undefined ? null : await main.text(),
    files,
    context: sumUp(sizes),
    fileCount,
    bytes,
  };
}

function depth({ path }: FoundFile): number {
  return path.split('/').length;
}

/** Null for what is no text after all, or cannot be read. */
async function textOf(file: FoundFile): Promise<string | null> {
  try {
    const text = await file.text();
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
