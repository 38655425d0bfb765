import { expect, test } from 'vitest';
import { createTestFolders } from '../../../src/catalog/testFolders.ts';
import { exactly } from '../../../src/engine/amount.ts';
import { weighDistribution } from '../../../src/engine/packages/python/weighInstall.ts';
import type { TestFolders, WheelWeight } from '../../../src/engine/packages/python/wheelTable.ts';

/** A wheel of 1 MB code, 2 MB native and 1 MB data that compiles to 1.4 MB. */
const WEIGHT: WheelWeight = {
  unpacked: exactly(4_000_000),
  bytecode: exactly(1_400_000),
  native: 2_000_000,
  source: 1_000_000,
  gzip: null,
  topLevel: ['pkg'],
  evidence: 'measured',
  note: 'a test',
};

function pieces(tests: TestFolders | undefined, compile: boolean): Record<string, number> {
  const weight = tests === undefined ? WEIGHT : { ...WEIGHT, tests };
  const place = { sitePackages: '/s', bin: '/b', python: '3.11', compile };
  const distribution = {
    name: 'pkg',
    version: '1.0',
    file: null,
    index: 'pypi',
    downloadBytes: null,
    extras: [],
    fromSource: false,
    requiredBy: [],
    weight,
    evidence: 'measured',
  } as const;
  return Object.fromEntries(
    weighDistribution(distribution, place)
      .filter((content) => !content.path.endsWith('.dist-info'))
      .map((content) => [
        `${content.path} ${content.fileClass}`,
        Math.round(content.amount.bytes / 1000),
      ]),
  );
}

test('without test folders there are no pieces for them', () => {
  expect(pieces(undefined, true)).toEqual({
    '/s/pkg code': 1000,
    '/s/pkg native': 2000,
    '/s/pkg data': 1000,
    '/s/pkg bytecode': 1400,
  });
});

// Byte-code by source is 1.476 times that of other modules: half of the source is 59.6 % of the byte-code.
test('test folders take their part of every class, and the sum stays', () => {
  const tests: TestFolders = { folder: 'tests', source: 500_000, native: 100_000, data: 50_000 };
  expect(pieces(tests, true)).toEqual({
    '/s/pkg code': 500,
    '/s/pkg native': 1900,
    '/s/pkg data': 950,
    '/s/pkg bytecode': 565,
    '/s/pkg/tests tests': 650,
    '/s/pkg/tests bytecode': 835,
  });
  expect(pieces({ ...tests, folder: 'test' }, false)).toEqual({
    '/s/pkg code': 500,
    '/s/pkg native': 1900,
    '/s/pkg data': 950,
    '/s/pkg/test tests': 650,
  });
});

const columns = {
  name: ['psutil', 'torch'],
  rows: [2, 2],
  version: ['6.0.0', '7.2.1', '2.0.0', '2.13.0+cpu'],
  isTest: [0, 0, 1, 1],
  source: [500_000, 0, 0, 0],
  native: [0, 0, 0, 5_000_000],
  data: [0, 0, 2_000, 0],
};

/** Name, version, .py bytes in tests, native, data: of the newest row that is not newer, and of the same build. */
const NEAREST: readonly (readonly [string, string, number, number, number])[] = [
  ['psutil', '5.9.0', 500_000, 0, 0],
  ['psutil', '7.2.0', 500_000, 0, 0],
  ['psutil', '7.2.1', 0, 0, 0],
  ['psutil', '8.0', 0, 0, 0],
  ['torch', '2.5.0', 0, 0, 2_000],
  ['torch', '2.5.0+cu121', 0, 0, 2_000],
  // Not more native code than the wheel has.
  ['torch', '2.6.0+cpu', 0, 2_000_000, 0],
  ['unheard-of', '1.0', 0, 0, 0],
];

test.each(NEAREST)('%s %s', (name, version, source, native, data) => {
  const { tests } = createTestFolders(columns)(name)(version, WEIGHT);
  expect([tests?.source ?? 0, tests?.native ?? 0, tests?.data ?? 0]).toEqual([
    source,
    native,
    data,
  ]);
});
