import type { GitFile } from '../../../history/versions.ts';
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

/** What tells older versions of the folder's Dockerfile. */
export interface FolderHistory {
  /** Below the folder; null when there is no Dockerfile. */
  readonly dockerfilePath: string | null;
  /** Files of its `.git`, not read yet; empty where it has none. */
  readonly git: readonly GitFile[];
}

/** How far reading is. */
export interface Progress {
  readonly files: number;
  readonly bytes: number;
}

/** More tabs than this help nobody; the rest counts with its size. */
const MOST_TEXTS = 30;
/** Of a repository (gitrepository-layout): where its branches are, and its objects. Settings, hooks and the index are left alone. */
const HISTORY = /^\.git\/(HEAD|packed-refs|shallow|(?:refs|objects)\/.+)$/;
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
): Promise<ReadFolder & FolderHistory> {
  const sizes: { path: string; size: number }[] = [];
  const texts: FoundFile[] = [];
  const dockerfiles: FoundFile[] = [];
  const git: GitFile[] = [];
  let bytes = 0;
  for await (const file of found) {
    signal.throwIfAborted();
    bytes += file.size;
    const gitPath = HISTORY.exec(file.path)?.[1];
    if (gitPath !== undefined && file.file !== undefined)
      git.push({ path: gitPath, file: file.file });
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
    dockerfilePath: main?.path ?? null,
    git,
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
