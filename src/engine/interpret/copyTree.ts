import type { Content } from '../effects.ts';
import { pathGlob } from '../filesystem/pathGlob.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';

/** What one source of COPY means in the tree that it is taken from. */
export interface CopyMatch {
  readonly content: Content;
  /** Path below the destination folder: contents of a matched folder keep their place in it, a matched file its name. */
  readonly relative: string;
  /** Whether the source named this very file, so that a destination without a slash is its new name. */
  readonly isFile: boolean;
  /** Whether a change of the application's code changes it, where that is not for the tree to say. */
  readonly isChanged?: boolean;
}

export interface CopySelection {
  readonly matches: readonly CopyMatch[];
  /** Folders that hold what was asked for somewhere below, in an amount nobody knows. */
  readonly parts: readonly Content[];
}

/**
 * Finds what a COPY source names: a folder stands for its contents, a file for itself (Dockerfile reference, COPY).
 * @param keepParents `--parents`: the whole path is kept, but for what stands before a `/./`
 */
export function selectSource(
  contents: readonly Content[],
  source: string,
  keepParents: boolean,
): CopySelection {
  const pattern = normalizePath(source);
  const depth = pattern === '/' ? 0 : pattern.slice(1).split('/').length;
  const glob = pathGlob(pattern);
  const pivot = /^(.*)\/\.\//.exec(source)?.[1];
  const kept = pivot === undefined ? 0 : normalizePath(pivot).split('/').filter(Boolean).length;
  const matches: CopyMatch[] = [];
  const parts: Content[] = [];
  for (const content of contents) {
    const found = glob.match(content.path, content.spread);
    if (found === 'part') parts.push(content);
    if (found !== 'whole') continue;
    const names = content.path === '/' ? [] : content.path.slice(1).split('/');
    const isFile = !content.spread && names.length === depth;
    const from = keepParents ? kept : isFile ? depth - 1 : depth;
    matches.push({ content, relative: names.slice(from).join('/'), isFile });
  }
  return { matches, parts };
}
