import type { PromiseFsClient } from 'isomorphic-git';
import type { GitFile } from './versions.ts';

/** Where the repository is for the library; nothing of that name exists. */
export const GIT_FOLDER = '/git';

/** Files of a `.git` as the filesystem that isomorphic-git asks for. Nothing can be written. */
export function gitFilesystem(files: readonly GitFile[]): PromiseFsClient {
  const byPath = new Map(files.map(({ path, file }) => [`${GIT_FOLDER}/${path}`, file]));
  const folders = new Map<string, Set<string>>([[GIT_FOLDER, new Set()]]);
  for (const path of byPath.keys()) {
    for (let at = path; at !== GIT_FOLDER && at !== '';) {
      const slash = at.lastIndexOf('/');
      const parent = at.slice(0, slash);
      const names = folders.get(parent) ?? new Set<string>();
      names.add(at.slice(slash + 1));
      folders.set(parent, names);
      at = parent;
    }
  }

  async function readFile(
    path: string,
    options?: { encoding?: string } | string,
  ): Promise<Uint8Array | string> {
    const file = byPath.get(path);
    if (file === undefined) throw missing(path);
    const encoding = typeof options === 'string' ? options : options?.encoding;
    return encoding === 'utf8' ? file.text() : new Uint8Array(await file.arrayBuffer());
  }

  function stat(path: string): Promise<object> {
    const file = byPath.get(path);
    const isFolder = folders.has(path);
    if (file === undefined && !isFolder) return Promise.reject(missing(path));
    const facts = {
      size: file?.size ?? 0,
      mode: isFolder ? 0o40000 : 0o100644,
      isFile: () => !isFolder,
      isDirectory: () => isFolder,
      isSymbolicLink: () => false,
    };
    return Promise.resolve(facts);
  }

  const refuse = (): Promise<never> => Promise.reject(failure('EROFS', 'nothing is written'));
  return {
    promises: {
      readFile,
      stat,
      lstat: stat,
      readdir: (path: string) => {
        const names = folders.get(path);
        return names === undefined ? Promise.reject(missing(path)) : Promise.resolve([...names]);
      },
      readlink: refuse,
      symlink: refuse,
      writeFile: refuse,
      mkdir: refuse,
      rmdir: refuse,
      unlink: refuse,
    },
  };
}

function missing(path: string): Error {
  return failure('ENOENT', `no ${path}`);
}

/** The library tells errors apart by Node's codes. */
function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
