/** A folder with its files' bytes by name. */
export interface FolderNode {
  readonly files: Map<string, number>;
  readonly folders: Map<string, FolderNode>;
}

/**
 * A tree as rows of a path and its bytes, at most about `most`: every file by itself where that fits; beyond it the folders deepest
 * down are one row each, their path ending in `/`. Shallow files stay apart: .dockerignore patterns and COPY name those.
 */
export function listSizes(root: FolderNode, most: number): [string, number][] {
  const rows: [string, number][] = [];
  let waiting: [string, FolderNode][] = [['', root]];
  while (waiting.length > 0) {
    const next: [string, FolderNode][] = [];
    for (const [path, folder] of waiting) {
      const room = most - rows.length - next.length;
      if (path !== '' && folder.files.size + folder.folders.size > room) {
        rows.push([path, bytesOf(folder)]);
        continue;
      }
      for (const [name, bytes] of folder.files) rows.push([path + name, bytes]);
      for (const [name, child] of folder.folders) next.push([`${path}${name}/`, child]);
    }
    waiting = next;
  }
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

function bytesOf(folder: FolderNode): number {
  let sum = 0;
  for (const bytes of folder.files.values()) sum += bytes;
  for (const child of folder.folders.values()) sum += bytesOf(child);
  return sum;
}
