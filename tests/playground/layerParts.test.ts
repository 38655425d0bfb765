import { describe, expect, it } from 'vitest';
import { layerParts } from '../../src/playground/report/layerParts.ts';
import { layoutSavings } from '../../src/playground/report/savings/layoutSavings.ts';
import { rowOf, rowsBetween } from '../../src/playground/editor/rowOf.ts';
import { changedFiles } from '../../src/share/diff/changedFiles.ts';
import { part } from './fixtures/layer.ts';

describe('layerParts', () => {
  const torch = part('pip', 'torch', 100, {
    classes: [
      { fileClass: 'native', bytes: 80 },
      { fileClass: 'bytecode', bytes: 20 },
    ],
  });
  const cache = part('pip', 'pip cache', 50, { classes: [{ fileClass: 'native', bytes: 50 }] });

  it('is what brought the bytes', () => {
    expect(layerParts([torch, cache], 'packages').map(({ name, bytes }) => [name, bytes])).toEqual([
      ['torch', 100],
      ['pip cache', 50],
    ]);
  });

  it('is what files they are, over all that brought them, the heaviest first', () => {
    const parts = layerParts([torch, cache], 'files');
    expect(parts.map(({ key, bytes }) => [key, bytes])).toEqual([
      ['native', 130],
      ['bytecode', 20],
    ]);
    expect(parts[0]?.source).toContain('torch, pip cache');
  });

  it('tells parts of one name apart', () => {
    const keys = layerParts([torch, torch], 'packages').map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('layoutSavings', () => {
  const step = (id: string, savedBytes: number) => ({
    id,
    title: id,
    risk: 'safe' as const,
    byHand: null,
    savedBytes,
    savedCompressedBytes: 0,
    savedCodeChangeBytes: 0,
    imageBytesAfter: 0,
  });

  it('goes down from before to after, each step from where the last ended', () => {
    const rows = layoutSavings(
      100,
      [step('a', 30), step('a', 0), step('b', 20)],
      (of) => of.savedBytes,
    );
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [100, 70],
      [70, 70],
      [70, 50],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });
});

describe('rowOf', () => {
  // Lines 2 and 3 are folded into line 1.
  const rows = [1, 0, 0, 2, 3];

  it.each<[number, readonly number[] | null, number]>([
    [4, null, 4],
    [4, rows, 2],
    [3, rows, 0],
    [9, rows, 0],
  ])('line %s', (line, of, expected) => {
    expect(rowOf(line, of)).toBe(expected);
  });

  it('counts what is left of a layer', () => {
    expect(rowsBetween(1, 3, rows)).toEqual({ first: 1, count: 1 });
    expect(rowsBetween(3, 5, rows)).toEqual({ first: 2, count: 2 });
    expect(rowsBetween(2, 3, rows)).toEqual({ first: 1, count: 0 });
    expect(rowsBetween(2, 3, null)).toEqual({ first: 2, count: 2 });
  });
});

describe('changedFiles', () => {
  it('finds what was changed, added and taken away', () => {
    expect(
      changedFiles(
        { dockerfile: 'a', files: { x: '1', y: '1', z: '1' } },
        { dockerfile: 'b', files: { x: '1', y: '2', n: '3' } },
      ),
    ).toEqual([
      { path: 'Dockerfile', before: 'a', after: 'b' },
      { path: 'y', before: '1', after: '2' },
      { path: 'z', before: '1', after: null },
      { path: 'n', before: null, after: '3' },
    ]);
  });
});
