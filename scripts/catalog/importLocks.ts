/**
 * Adds what further uv.lock files say of wheels and of extras:
 *
 *     npx tsx scripts/catalog/importLocks.ts RAW.json...
 *
 * RAW.json has `wheels`, by `name|version|index`, and `extras`, by `name[extra]` and version, as they were read from public repositories.
 * Writes facts/wheels/locked-more.jsonl.br (what locked.jsonl.br has not) and facts/wheels/extras.tsv.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { isVersion } from '../../src/engine/packages/python/version.ts';
import { extraRows, type RawExtras } from './wheels/extraRows.ts';
import { readLocked, readWheelFacts, type LockedRequirement } from './wheels/factRows.ts';
import { keptVersions, keptWheels } from './wheels/keptWheels.ts';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'facts/wheels');
const DATE = '2026-11-21';
const COLUMNS = ['name', 'version', 'file', 'wheel_bytes', 'index', 'since', 'requires'];

interface RawWheels {
  readonly files: Readonly<Record<string, readonly [number | null, string | null]>>;
  readonly since: string;
  readonly req: readonly LockedRequirement[] | null;
  readonly sdist: number | null;
}

interface Raw {
  readonly wheels: Readonly<Record<string, RawWheels>>;
  readonly extras: RawExtras;
}

function main(files: readonly string[]): void {
  const raws = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Raw);
  const facts = readWheelFacts(target);
  const first = readLocked(target, 'locked');
  const known = new Set(first.map((row) => [row.name, row.version, row.index].join('|')));
  const popular = new Set(facts.popular.map(([name]) => name));
  const fresh = new Map<string, RawWheels>();
  for (const [key, row] of raws.flatMap((raw) => Object.entries(raw.wheels))) {
    if (known.has(key) || !isVersion(key.split('|')[1] ?? '') || !hasSize(row)) continue;
    const before = fresh.get(key);
    fresh.set(key, before === undefined || row.since < before.since ? row : before);
  }
  const knownNames = new Set(first.map((row) => row.name));
  const kept = keptVersions([...fresh.keys()], popular, knownNames);
  const lines = [...fresh]
    .filter(([key]) => kept.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, row]) => linesOf(key, row));
  const head = {
    source: 'uv.lock files of further public repositories; since is the first day seen or uploaded',
    date: DATE,
    columns: [...COLUMNS, 'sdist_bytes'],
  };
  writeBrotli('locked-more.jsonl.br', [JSON.stringify(head), ...lines, ''].join('\n'));
  const extras = extraRows(raws.map((raw) => raw.extras));
  const remark = `# What an extra brings from a release on, as uv.lock and poetry.lock files of public repositories have it (only the parts that hold on Linux), gathered ${DATE}. Ranges other than == are left out.`;
  const columns = ['name', 'extra', 'version', 'requires', 'source', 'date'].join('\t');
  writeFileSync(join(target, 'extras.tsv'), [remark, columns, ...extras, ''].join('\n'));
  console.log(lines.length, 'wheels', extras.length, 'extras');
}

/** PyTorch's indexes tell no sizes: a release of which nothing is known would only push aside one that was weighed. */
function hasSize(row: RawWheels): boolean {
  const sizes = Object.values(row.files).map(([bytes]) => bytes);
  return sizes.length === 0 || sizes.some((bytes) => bytes !== null && bytes !== undefined);
}

function linesOf(key: string, row: RawWheels): string[] {
  const [name = '', version = '', index = ''] = key.split('|');
  const files: (string | null)[] = keptWheels(Object.keys(row.files));
  if (files.length === 0) files.push(null);
  return files.map((file, at) => {
    const requires = at === 0 ? (row.req ?? []).map(shortest) : null;
    const sdist = at === 0 ? row.sdist : null;
    const bytes = file === null ? null : (row.files[file]?.[0] ?? null);
    return JSON.stringify([name, version, file, bytes, index, row.since, requires, sdist]);
  });
}

function shortest(requirement: LockedRequirement): unknown[] {
  const cells: unknown[] = [...requirement];
  while (cells.length > 1 && (cells.at(-1) === 0 || cells.at(-1) === '')) cells.pop();
  return cells;
}

function writeBrotli(file: string, text: string): void {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  };
  writeFileSync(join(target, file), brotliCompressSync(text, { params }));
}

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('usage: importLocks.ts RAW.json...');
main(files);
