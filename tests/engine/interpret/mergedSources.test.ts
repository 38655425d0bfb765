import { expect, test } from 'vitest';
import { mergedSources } from '../../../src/engine/interpret/mergedSources.ts';
import type { Content } from '../../../src/engine/effects.ts';

function content(path: string, spread: boolean, low: number, bytes: number, high: number): Content {
  return {
    path,
    spread,
    amount: { bytes, low, high },
    fileClass: 'data',
    origin: { kind: 'context', name: path },
    evidence: 'assumed',
    source: 'a test',
  };
}

const folder = (low: number, bytes: number, high: number, path = '/dst'): Content =>
  content(path, true, low, bytes, high);
const file = (path: string, bytes: number): Content => content(path, false, bytes, bytes, bytes);

// Files of one name take each other's place (Dockerfile reference, COPY): at the least the larger folder is there, at the most both.
test.each([
  ['two folders into one', [[folder(3, 5, 9)], [folder(4, 6, 8)]], [4, 11, 17]],
  ['equal folders', [[folder(3, 3, 3)], [folder(3, 3, 3)]], [3, 6, 6]],
  ['three folders', [[folder(1, 1, 1)], [folder(5, 5, 5)], [folder(2, 2, 2)]], [5, 8, 8]],
  ['folders beside each other', [[folder(3, 3, 3, '/a')], [folder(4, 4, 4, '/b')]], [7, 7, 7]],
  ['one source of two pieces', [[folder(3, 3, 3), folder(4, 4, 4)]], [7, 7, 7]],
  ['files whose names are known', [[file('/dst/a', 3)], [file('/dst/b', 4)]], [7, 7, 7]],
  ['a folder and a file', [[folder(3, 3, 3)], [file('/dst/b', 4)]], [7, 7, 7]],
])('%s', (_what, sources, expected) => {
  const merged = mergedSources(sources);
  const sum = (key: 'low' | 'bytes' | 'high'): number =>
    merged.reduce((total, { amount }) => total + amount[key], 0);
  expect([sum('low'), sum('bytes'), sum('high')]).toEqual(expected);
});
