import { beforeAll, describe, expect, test } from 'vitest';
import { apk } from '../../../src/engine/commands/distributions/apk.ts';
import type { PackageTable } from '../../../src/engine/packages/other/packageTable.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';
import { linesOf, megabytes, packageFacts } from './packageFacts.ts';

let table: PackageTable;
beforeAll(async () => {
  table = await packageFacts();
});

function alpine(more: FakeStageOptions = {}): FakeStageOptions {
  return {
    image: { reference: 'alpine:3.22', system: { kind: 'alpine', release: '3.22' } },
    catalog: { packages: () => table },
    ...more,
  };
}

describe('what apk leaves', () => {
  const DATABASE = '+ /lib/apk/db/installed package-database apk';
  const INDEX = '+ /var/cache/apk apk package index';
  test.each<[string, readonly string[]]>([
    // apk-cache(8): the index stays unless --no-cache.
    ['apk add --no-cache jq', ['+ /usr apk jq', '+ /usr apk oniguruma', DATABASE]],
    ['apk add jq', [INDEX, '+ /usr apk jq', '+ /usr apk oniguruma', DATABASE]],
    ['apk --no-cache add jq=1.8.1-r0', ['+ /usr apk jq', '+ /usr apk oniguruma', DATABASE]],
    ['apk update', [INDEX]],
    ['apk update --no-cache', []],
    // In the base already.
    ['apk add --no-cache busybox musl', [DATABASE]],
    ['apk cache clean', ['- /var/cache/apk/*']],
    ['apk info -vv', []],
    ['apk add --help', []],
  ])('%s', (line, expected) => {
    expect(linesOf(runProgram(apk, line, alpine()).effects)).toEqual(expected);
  });
});

test.each<[string, number, number]>([
  // alpine + python3 measured 49.61 MB in July 2026 over a base of 8.4 to 9.1 MB (CrafterKolyan/tiny-python-docker-image).
  ['apk add --no-cache python3', 38, 43],
  // A public build log of 2025: build-base and openssl-dev bring an image with gcc to 247 MiB in 40 packages.
  ['apk add --no-cache build-base', 220, 280],
])('%s writes between %d and %d MB', (line, low, high) => {
  const bytes = megabytes(runProgram(apk, line, alpine()).effects);
  expect(bytes).toBeGreaterThan(low);
  expect(bytes).toBeLessThan(high);
});

test('a package that no index has is asked for, with a range', () => {
  const { effects } = runProgram(apk, 'apk add --no-cache no-such-thing', alpine());
  expect(linesOf(effects).slice(0, 2)).toEqual([
    '+ /usr apk no-such-thing',
    '? the Alpine package no-such-thing',
  ]);
  const [first] = effects;
  expect(first?.type === 'write' && first.content.amount.high > first.content.amount.low).toBe(
    true,
  );
});

test('apk del takes a virtual package with what only it needed', () => {
  const add = runProgram(apk, 'apk add --no-cache jq', alpine());
  const world = 'world jq\nvirtual .build-deps gcc';
  const names = ['jq', 'oniguruma', 'gcc', 'binutils', 'libgcc'];
  const files = Object.fromEntries(
    [...names, 'package index'].map((name) => [
      `/usr/${name}/`,
      { path: '/usr', spread: true, origin: { kind: 'apk' as const, name } },
    ]),
  );
  expect(linesOf(add.effects)).toContain('+ /usr apk oniguruma');
  const del = runProgram(
    apk,
    'apk del .build-deps',
    alpine({ files: { ...files, '/lib/apk/db/installed': world } }),
  );
  expect(linesOf(del.effects)).toEqual([
    '- / apk gcc,binutils,libgcc',
    '+ /lib/apk/db/installed package-database apk',
  ]);
});

test('apk on another system fails', () => {
  const { effects } = runProgram(apk, 'apk add curl', { catalog: { packages: () => table } });
  expect(linesOf(effects)).toContain('! apk-not-in-image');
});
