import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { brotliBytes } from '../../../scripts/catalog/brotliBytes.ts';
import { readImageRows } from '../../../scripts/catalog/images/imageRows.ts';
import { readJsonLines, textOf } from '../../../scripts/catalog/images/rowFiles.ts';
import { stableJson } from '../../../scripts/catalog/writeSlice.ts';
import { decodeImages } from '../../../src/catalog/decodeImages.ts';
import { buildImageSlice } from './imageSliceForTests.ts';

const folder = fileURLToPath(new URL('../../../scripts/catalog/facts/images', import.meta.url));

describe('the rows about images', () => {
  test.each(['official.jsonl', 'reported.jsonl', 'gathered.jsonl'])(
    'every row of %s says where and when it was found',
    async (name) => {
      const rows = await readJsonLines(`${folder}/${name}`);
      expect(rows.length).toBeGreaterThan(30);
      const open = rows.filter(
        (row) =>
          textOf(row, 'source') === null ||
          !/^\d{4}-\d\d-\d\d$/.test(textOf(row, 'gathered') ?? ''),
      );
      expect(open).toEqual([]);
    },
  );

  test('packed sizes are smaller than unpacked ones, and sizes are whole bytes', async () => {
    const rows = await readImageRows(folder);
    const odd = rows.filter(
      ({ bytes, compressed }) =>
        (bytes !== null && (!Number.isInteger(bytes) || bytes <= 0)) ||
        (bytes !== null && compressed !== null && compressed >= bytes),
    );
    expect(odd).toEqual([]);
  });

  test('compositions name patterns that compile, and ranges in order', async () => {
    for (const row of await readJsonLines(`${folder}/compositions.jsonl`)) {
      expect(() => new RegExp(textOf(row, 'tag') ?? '[')).not.toThrow();
      const adds = row['adds'];
      if (!Array.isArray(adds)) throw new Error(`${String(row['image'])} adds nothing`);
      for (const [path, low, bytes, high] of adds as [string, number, number, number][]) {
        expect(path).toMatch(/^\//);
        expect([low, bytes, high]).toEqual([low, bytes, high].sort((a, b) => a - b));
      }
    }
  });
});

describe('the slice', () => {
  test('is the same in every build, and small', async () => {
    const [first, second] = [
      stableJson(await buildImageSlice()),
      stableJson(await buildImageSlice()),
    ];
    expect(first).toBe(second);
    // The page loads it before its first picture.
    expect(brotliBytes(first)).toBeLessThan(60_000);
  });

  test.each([[null], [{}], [{ format: 2 }], ['images']])('%j is refused', (value) => {
    expect(() => decodeImages(value)).toThrow();
  });
});

test('nine in ten of the public references that Dockerfiles name most are known', async () => {
  const table = decodeImages(await buildImageSlice());
  const lines = (await readFile(`${folder}/references.tsv`, 'utf8')).split('\n').slice(1, 151);
  const references = lines
    .map((line) => line.split('\t')[0] ?? '')
    .filter((text) => !text.startsWith('('));
  const unknown = references.filter(
    (text) => table.resolve(text, 'linux/amd64', undefined).match === 'unknown',
  );
  expect(unknown.length / references.length, unknown.join(' ')).toBeLessThan(0.1);
});
