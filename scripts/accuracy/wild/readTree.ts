import { execFileSync } from 'node:child_process';

/** The files of one commit. Symbolic links and submodules are left out: they weigh nothing in a build context. */
export interface Tree {
  readonly commit: string;
  readonly paths: readonly string[];
  /** Bytes of a file. */
  bytes(path: string): number;
  /** Its text; null when it is not UTF-8, or not in the clone. */
  text(path: string): string | null;
  /** Whether there is a file or a folder of that name. */
  has(path: string): boolean;
}

/** What is not in a partial clone has no size: a guess. */
const ABSENT_BYTES = 5_000_000;
const MOST_OUTPUT = 1 << 30;

/**
 * Reads a commit out of a git folder, bare or not.
 * @throws when git does, for one when it has no such commit
 */
export function readTree(gitFolder: string, revision: string): Tree {
  const git = (...words: readonly string[]): Buffer =>
    execFileSync('git', ['--git-dir', gitFolder, ...words], {
      maxBuffer: MOST_OUTPUT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const commit = git('rev-parse', `${revision}^{commit}`).toString().trim();
  const blobs = new Map<string, { readonly id: string; readonly bytes: number }>();
  const folders = new Set<string>(['', '.']);
  for (const row of git('ls-tree', '-r', '-l', '-z', commit).toString().split('\0')) {
    const found = /^(\d+) blob (\w+) +(\S+)\t(.*)$/s.exec(row);
    const [, mode, id, size, path] = found ?? [];
    if (id === undefined || path === undefined || mode === '120000') continue;
    blobs.set(path, { id, bytes: size === '-' ? ABSENT_BYTES : Number(size) });
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return {
    commit,
    paths: [...blobs.keys()].sort(),
    bytes: (path) => blobs.get(path)?.bytes ?? 0,
    text(path) {
      const blob = blobs.get(path);
      if (blob === undefined) return null;
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(git('cat-file', 'blob', blob.id));
      } catch {
        return null;
      }
    },
    has: (path) => blobs.has(path) || folders.has(path),
  };
}
