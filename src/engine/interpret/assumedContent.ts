import type { Content } from '../effects.ts';
import { fileClassOf } from '../filesystem/fileClassOf.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { assumedContext } from './buildContext.ts';
import type { CopyMatch } from './copyTree.ts';

/** What is taken for a source of COPY of which only the name is known. */
export function assumedContent(path: string): Content {
  return {
    path: normalizePath(path),
    spread: !isFileName(path),
    ...assumedContext(path),
    fileClass: fileClassOf(path),
    origin: { kind: 'context', name: contextKey(path) },
    source: `assumed from the name ${baseName(path) || path}`,
  };
}

/** A folder stands for its contents, which come to lie in the destination itself; a file has a name. */
export function asNamed(path: string, content: Content): CopyMatch {
  const isFile = isFileName(path);
  return { content, relative: isFile ? baseName(path) : '', isFile };
}

/** The key of `workspace.context` that answers for a path: folders end in a slash. */
export function contextKey(path: string): string {
  const key = normalizePath(path).slice(1);
  return isFileName(path) ? key : `${key}/`;
}

/** The last name of a path. */
export function baseName(path: string): string {
  return normalizePath(path).split('/').at(-1) ?? '';
}

/** Whether a name has an ending as files have. */
export function isFileName(path: string): boolean {
  return /\.[A-Za-z0-9]+$/.test(path) && !/(^|\/)\.(venv|git|cache|local|next|output)$/.test(path);
}
