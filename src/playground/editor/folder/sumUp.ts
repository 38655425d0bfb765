/** So many sizes fit into a link and into the browser's storage; deeper folders become one size each. */
export const MOST_SIZES = 2000;

interface Folder {
  readonly files: Map<string, number>;
  readonly folders: Map<string, Folder>;
}

/**
 * Sizes by path as `workspace.context` wants them: every file by itself where that fits; beyond `most` the folders deepest down are one
 * size each, their key ending in `/`. Files near the root stay apart, for .dockerignore patterns and COPY name those.
 */
export function sumUp(
  files: Iterable<{ readonly path: string; readonly size: number }>,
  most: number = MOST_SIZES,
): Readonly<Record<string, number>> {
  const root = newFolder();
  for (const { path, size } of files) {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let folder = root;
    for (const step of names) {
      let next = folder.folders.get(step);
      if (next === undefined) folder.folders.set(step, (next = newFolder()));
      folder = next;
    }
    folder.files.set(name, (folder.files.get(name) ?? 0) + size);
  }

  const sizes: [string, number][] = [];
  let level: [string, Folder][] = [['', root]];
  while (level.length > 0) {
    const below: [string, Folder][] = [];
    for (const [at, [path, folder]] of level.entries()) {
      // Those that wait beside it need a place each.
      const room = most - sizes.length - below.length - (level.length - 1 - at);
      if (path !== '' && folder.files.size + folder.folders.size > room) {
        sizes.push([path, bytesOf(folder)]);
        continue;
      }
      for (const [name, bytes] of folder.files) sizes.push([path + name, bytes]);
      for (const [name, child] of folder.folders) below.push([`${path}${name}/`, child]);
    }
    level = below;
  }
  return Object.fromEntries(sizes);
}

function newFolder(): Folder {
  return { files: new Map(), folders: new Map() };
}

function bytesOf({ files, folders }: Folder): number {
  let sum = 0;
  for (const bytes of files.values()) sum += bytes;
  for (const child of folders.values()) sum += bytesOf(child);
  return sum;
}
