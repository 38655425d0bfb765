import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { decodeDebian } from '../../src/catalog/decodeDebian.ts';
import type { DebianIndex } from '../../src/engine/packages/debian/debianIndex.ts';
import type { DebianResolution } from '../../src/engine/packages/debian/resolution.ts';
import { resolveInstall } from '../../src/engine/packages/debian/resolveInstall.ts';
import { weighInstall } from '../../src/engine/packages/debian/weighInstall.ts';
import { buildDebian } from '../catalog/buildDebian.ts';
import { hashOfInputs } from '../catalog/hashOfInputs.ts';
import { readStamp } from '../catalog/stamp.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FACTS = join(root, 'scripts/catalog/facts/debian');
const BUILT = join(root, 'public/catalog');
/** What scripts/catalog/build.ts stamps the catalog with. */
const BUILD = 'scripts/catalog/build.ts';
const FACTS_FOLDERS = ['scripts/catalog/facts'];
const ROWS = join(root, 'tests/accuracy/rows');

export interface AptAccuracy {
  /** Installs and selections compared. */
  readonly cases: number;
  /** Cases whose set of new packages is apt's, refusals included. */
  readonly exactSets: number;
  readonly share: number;
  /** Of measured layers on slim bases: |estimate - bytes| / bytes. */
  readonly medianError: number;
  readonly p90Error: number;
  /** The same on the base that keeps documentation. */
  readonly medianErrorFull: number;
  /** Of the layer as gzip blob, slim bases. */
  readonly medianGzipError: number;
  /** Share of the layers that lie within the stated range. */
  readonly inRange: number;
  readonly misses: readonly string[];
  /** Layers whose estimate is furthest off. */
  readonly worst: readonly string[];
}

interface Install {
  readonly suite: string;
  readonly base: string;
  readonly packages: readonly string[];
  readonly recommends: boolean;
  readonly new_packages: readonly string[];
  readonly layer_bytes_apparent: number;
  readonly gzip_bytes?: number;
}

interface Selection {
  readonly suite: string;
  readonly base: string;
  readonly packages: readonly string[];
  readonly recommends: boolean;
  readonly new?: readonly string[];
  readonly error?: string;
}

/** Compares the resolver and the weights with what apt did (tests/accuracy/rows). Takes some seconds more where the slices have to be built. */
export async function aptAccuracy(): Promise<AptAccuracy> {
  const indexes = await openIndexes();
  const bases = await readBases();
  const setting = (suite: string, base: string): Setting => {
    const index = indexes.get(suite);
    const names = bases.get(baseName(suite, base));
    if (index === undefined || names === undefined) throw new Error(`no base ${base}`);
    return { index, installed: new Map(names.map((name) => [name, ''])) };
  };
  const misses: string[] = [];
  const weights: Weighed[] = [];
  let exactSets = 0;
  const installs = await readRows<Install>('apt-installs');
  for (const row of installs) {
    const { index, installed } = setting(row.suite, row.base);
    const resolution = resolve(index, installed, row);
    const miss = compare(resolution, row.new_packages);
    if (miss === '') exactSets += 1;
    else misses.push(`${label(row)}: ${miss}`);
    weights.push(weigh(row, index, installed, resolution));
  }
  const selections = await readRows<Selection>('apt-selections');
  for (const row of selections) {
    const { index, installed } = setting(row.suite, row.base);
    const miss = compare(resolve(index, installed, row), row.error === undefined ? row.new : null);
    if (miss === '') exactSets += 1;
    else misses.push(`${label(row)}: ${miss}`);
  }

  const slim = weights.filter(({ row }) => row.base.includes('slim'));
  const full = weights.filter(({ row }) => !row.base.includes('slim'));
  const errors = slim.map(relativeError);
  const gzipErrors = slim.flatMap(({ row, gzip }) =>
    row.gzip_bytes === undefined ? [] : [Math.abs(gzip / row.gzip_bytes - 1)],
  );
  const isIn = ({ row, low, high }: Weighed): boolean =>
    row.layer_bytes_apparent >= low && row.layer_bytes_apparent <= high;
  const cases = installs.length + selections.length;
  return {
    cases,
    exactSets,
    share: exactSets / cases,
    medianError: quantile(errors, 0.5),
    p90Error: quantile(errors, 0.9),
    medianErrorFull: quantile(full.map(relativeError), 0.5),
    medianGzipError: quantile(gzipErrors, 0.5),
    inRange: weights.filter(isIn).length / weights.length,
    misses,
    worst: [...weights]
      .sort((a, b) => relativeError(b) - relativeError(a))
      .slice(0, 12)
      .map(
        (one) =>
          `${label(one.row)}: ${one.bytes} for ${one.row.layer_bytes_apparent} (${(relativeError(one) * 100).toFixed(1)} %)`,
      ),
  };
}

interface Setting {
  readonly index: DebianIndex;
  readonly installed: ReadonlyMap<string, string>;
}

interface Weighed {
  readonly row: Install;
  readonly bytes: number;
  readonly low: number;
  readonly high: number;
  readonly gzip: number;
}

function resolve(
  index: DebianIndex,
  installed: ReadonlyMap<string, string>,
  row: Install | Selection,
): DebianResolution {
  const request = row.packages.map((name) => ({ name, version: null }));
  return resolveInstall(index, installed, request, { recommends: row.recommends });
}

/** Empty when the sets agree. `apt` null or undefined: it refused. */
function compare(mine: DebianResolution, apt: readonly string[] | null | undefined): string {
  if (mine.kind === 'refused') {
    return apt ? `refused: ${JSON.stringify(mine.problems)}` : '';
  }
  if (!apt) return 'apt refuses';
  const ours = mine.new.map((chosen) => chosen.package.name);
  const extra = ours.filter((name) => !apt.includes(name));
  const missing = apt.filter((name) => !ours.includes(name));
  const said = [
    ...extra.map((name) => `+${name}`),
    ...missing.map((name) => `-${name}`),
    ...mine.removed.map((name) => `removes ${name}`),
  ];
  return said.slice(0, 12).join(' ');
}

function weigh(
  row: Install,
  index: DebianIndex,
  installed: ReadonlyMap<string, string>,
  resolution: DebianResolution,
): Weighed {
  const contents =
    resolution.kind === 'refused'
      ? []
      : weighInstall(index, resolution.new, {
          base: { slim: row.base.includes('slim'), standsInFor: null },
          installed,
          removed: 0,
          debconfBefore: null,
          keepsArchives: false,
        });
  const sum = (value: (content: (typeof contents)[number]) => number): number =>
    contents.reduce((total, content) => total + value(content), 0);
  return {
    row,
    bytes: sum((content) => content.amount.bytes),
    low: sum((content) => content.amount.low),
    high: sum((content) => content.amount.high),
    gzip: sum((content) => content.compressed ?? content.amount.bytes * 0.36),
  };
}

function relativeError({ row, bytes }: Weighed): number {
  return Math.abs(bytes / row.layer_bytes_apparent - 1);
}

function label(row: Install | Selection): string {
  const names = row.packages.join(' ');
  const shown = names.length > 60 ? `${names.slice(0, 60)}...` : names;
  return `${row.suite} ${row.base}${row.recommends ? ' with recommends' : ''} ${shown}`;
}

/** Rows name look-alikes of the official images; those of Python carry what python:3.12-slim adds. */
function baseName(suite: string, base: string): string {
  if (base.startsWith('python')) return `python:3.12-slim-${suite}`;
  return base === 'slim' ? `debian:${suite}-slim` : base.replace('-like', '');
}

/** The whole suites: the slices of public/catalog where they are of these very facts, else built anew. */
async function openIndexes(): Promise<Map<string, DebianIndex>> {
  const indexes = new Map<string, DebianIndex>();
  const add = (slice: unknown): void => {
    const index = decodeDebian(undefined, slice);
    indexes.set(index.suite, index);
  };
  const stamp = await readStamp(BUILT);
  if (stamp !== null && stamp.inputs === (await hashOfInputs(root, BUILD, FACTS_FOLDERS))) {
    const ids = stamp.slices.map(({ id }) => id).filter(isWholeSuite);
    for (const id of ids) add(JSON.parse(await readFile(join(BUILT, `${id}.json`), 'utf8')));
    return indexes;
  }
  await buildDebian(FACTS, (id, value) => {
    // Through JSON, as the page gets it.
    if (isWholeSuite(id)) add(JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  });
  return indexes;
}

function isWholeSuite(id: string): boolean {
  return /^debian-\w+-rest$/.test(id);
}

async function readBases(): Promise<Map<string, readonly string[]>> {
  const { images } = JSON.parse(
    await readFile(join(FACTS, 'base-packages.json'), 'utf8'),
  ) as Readonly<{ images: Readonly<Record<string, { packages: string }>> }>;
  return new Map(
    Object.entries(images).map(([name, image]) => [name, image.packages.split(' ')] as const),
  );
}

async function readRows<Row>(name: string): Promise<Row[]> {
  const text = brotliDecompressSync(await readFile(join(ROWS, `${name}.jsonl.br`))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
