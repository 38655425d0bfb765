import { describe, expect, it } from 'vitest';
import { listSizes, type FolderNode } from '../../src/cli/listSizes.ts';

/** A tree out of `{ 'a/b.txt': 3 }`. */
function tree(files: Readonly<Record<string, number>>): FolderNode {
  const root: FolderNode = { files: new Map(), folders: new Map() };
  for (const [path, bytes] of Object.entries(files)) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let folder = root;
    for (const part of parts) {
      const inner = folder.folders.get(part) ?? { files: new Map(), folders: new Map() };
      folder.folders.set(part, inner);
      folder = inner;
    }
    folder.files.set(name, bytes);
  }
  return root;
}

const FILES = { 'x.bin': 1, 'app/a.py': 2, 'app/b.py': 3, 'data/raw/1': 4, 'data/raw/2': 5 };

describe('listSizes', () => {
  it.each<[number, [string, number][]]>([
    [100, Object.entries(FILES).sort(([a], [b]) => (a < b ? -1 : 1))],
    // Deep folders are summed up first.
    [
      4,
      [
        ['app/a.py', 2],
        ['app/b.py', 3],
        ['data/raw/', 9],
        ['x.bin', 1],
      ],
    ],
    [
      1,
      [
        ['app/', 5],
        ['data/', 9],
        ['x.bin', 1],
      ],
    ],
  ])('at most %d', (most, rows) => {
    expect(listSizes(tree(FILES), most)).toEqual(rows);
  });

  it('loses no byte, whatever fits', () => {
    for (let most = 0; most < 8; most += 1) {
      const sum = listSizes(tree(FILES), most).reduce((bytes, row) => bytes + row[1], 0);
      expect(sum).toBe(15);
    }
  });
});
