import { between, exactly, type Amount, type Evidence } from '../amount.ts';
import type { Content } from '../effects.ts';
import { fileClassOf } from '../filesystem/fileClassOf.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { utf8Length } from '../utf8Length.ts';
import { ignoreMatcher } from './ignoreMatcher.ts';
import type { Workspace } from '../workspace.ts';

/** The build context after .dockerignore, as contents of a tree that has the context's root at `/`. */
export interface BuildContext {
  readonly contents: readonly Content[];
  /** Whether the user gave sizes, so that what is not listed is not there. */
  readonly isComplete: boolean;
  /** Bytes of an archive after extraction, by its path in the tree. */
  unpackedBytes(path: string): number | undefined;
  ignores(path: string): boolean;
}

const GIVEN = 'given for the build context';

/** Keys of `context` that are not paths: bytes of downloads and clones that the user has answered. */
const ADDRESS = /^[a-z+]+:\/\/|^git[+@]/i;

/**
 * @param known contents of earlier readings by path, added to: a file that is the same is the same content, and its bytes are not
 *   counted again
 */
export function readBuildContext(
  workspace: Pick<Workspace, 'files' | 'context'>,
  known = new Map<string, Content>(),
): BuildContext {
  const files = workspace.files ?? {};
  // <Dockerfile>.dockerignore comes before .dockerignore (Docker docs, build context).
  const ignores = ignoreMatcher(files['Dockerfile.dockerignore'] ?? files['.dockerignore']);
  const contents: Content[] = [];
  const unpacked = new Map<string, number>();
  for (const [path, text] of Object.entries(files)) {
    if (ignores(path)) continue;
    const before = known.get(path);
    const content =
      before?.text === text ? before : contextContent(path, exactly(utf8Length(text)), { text });
    known.set(path, content);
    contents.push(content);
  }
  // `./app.py` and `app.py` are one file; its text says more than its size.
  const texts = new Set(Object.keys(files).map((path) => normalizePath(path)));
  let isComplete = false;
  for (const [key, bytes] of Object.entries(workspace.context ?? {})) {
    if (!Number.isFinite(bytes) || bytes < 0 || ADDRESS.test(key)) continue;
    const archive = /^(.*)#unpacked$/.exec(key)?.[1];
    if (archive !== undefined) {
      unpacked.set(normalizePath(archive), bytes);
      continue;
    }
    isComplete = true;
    if (ignores(key) || texts.has(normalizePath(key))) continue;
    const before = known.get(key);
    const isSame = before !== undefined && !('text' in before) && before.amount.bytes === bytes;
    const content = isSame ? before : contextContent(key, exactly(bytes), {});
    known.set(key, content);
    contents.push(content);
  }
  return { contents, isComplete, ignores, unpackedBytes: (path) => unpacked.get(path) };
}

/** A piece of the context at `path` (a folder when it ends in `/`), told by the user. */
function contextContent(path: string, amount: Amount, extra: { readonly text?: string }): Content {
  return {
    path: normalizePath(path),
    spread: path.endsWith('/') || path === '.',
    amount,
    fileClass: fileClassOf(path),
    origin: { kind: 'context', name: path },
    evidence: 'measured',
    source: GIVEN,
    ...extra,
  };
}

/** Bytes that a path of the context is taken for when nothing is known of it, by what its name says it is. */
export function assumedContext(path: string): {
  readonly amount: Amount;
  readonly evidence: Evidence;
} {
  const fileClass = fileClassOf(path);
  const isFile = /\.[a-z0-9]+$/i.test(path) && !path.endsWith('/');
  switch (fileClass) {
    case 'model':
      return { amount: between(1e4, 50e6, 5e9), evidence: 'unknown' };
    case 'archive':
      return { amount: between(1e3, 20e6, 1e9), evidence: 'unknown' };
    case 'vcs':
      return { amount: between(1e5, 10e6, 1e9), evidence: 'unknown' };
    case 'system':
    case 'code':
    case 'bytecode':
    case 'native':
    case 'tests':
    case 'data':
    case 'docs':
    case 'cache':
    case 'lists':
      return isFile
        ? { amount: between(0, 3e3, 1e6), evidence: 'assumed' }
        : { amount: between(0, 200e3, 50e6), evidence: 'assumed' };
  }
}
