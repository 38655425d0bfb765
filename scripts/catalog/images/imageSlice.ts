import { join } from 'node:path';
import { suiteOfRelease, suiteOfWord } from '../../../src/engine/images/suites.ts';
import type { MergedRow } from './mergeRows.ts';
import { readJsonLines, readTable, recordOf, textOf, textsOf } from './rowFiles.ts';

/** What the slice says of one image; short names since each comes hundreds of times. */
export interface SliceImage {
  rows: SliceRow[];
  /** Concrete tag to the floating tags that stood for it, joined by blanks. */
  tags?: Record<string, string>;
  /** Floating tag to `day suite` pairs, joined by blanks; `-` where it was no longer listed. */
  history?: Record<string, string>;
  /** Channel to `day version` pairs. */
  channels?: Record<string, string>;
  /** `series first suite` triples; `-` for every series. */
  patches?: string;
}

export interface SliceRow {
  tag: string;
  bytes: [number, number, number];
  compressed: [number, number, number];
  evidence: 'published' | 'derived' | 'assumed';
  source: string;
  aliases?: string;
  version?: string;
  created?: string;
  suite?: string;
  arm64?: number;
  layers?: number;
  env?: Record<string, string>;
  workdir?: string;
  user?: string;
  tools?: string;
}

export function sliceRow(row: MergedRow): SliceRow {
  return {
    tag: row.tag,
    bytes: [row.low, row.bytes, row.high],
    compressed: [row.compressedLow, row.compressed, row.compressedHigh],
    evidence: evidenceOf(row),
    source: shortSource(row),
    ...(row.aliases.length > 0 ? { aliases: row.aliases.join(' ') } : {}),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.created === null ? {} : { created: row.created }),
    ...(row.suite === null ? {} : { suite: row.suite }),
    ...(row.arm64 === null ? {} : { arm64: row.arm64 }),
    ...(row.layerCount === null ? {} : { layers: row.layerCount }),
    ...(Object.keys(row.env).length > 0 ? { env: row.env } : {}),
    ...(row.workdir === null ? {} : { workdir: row.workdir }),
    ...(row.user === null ? {} : { user: row.user }),
    ...(row.tools.length > 0 ? { tools: row.tools.join(' ') } : {}),
  };
}

/** Somebody printed a sure report; a weak one is only near. */
function evidenceOf(row: MergedRow): SliceRow['evidence'] {
  if (row.kind === 'assumed') return 'assumed';
  if (row.kind === 'derived' || row.weak) return 'derived';
  return 'published';
}

function shortSource(row: MergedRow): string {
  const first = (row.source.split('; ')[0] ?? '').replace(/@[0-9a-f]{8}$/, '');
  const when = row.created === null ? '' : `, ${row.created}`;
  return row.kind === 'reported'
    ? `docker images as printed in ${first}${when}`
    : `${first}${when}`;
}

/** Everything about names of one image that is not a row: floating tags, their history, channels, patch releases. */
export async function readNames(folder: string): Promise<Map<string, Omit<SliceImage, 'rows'>>> {
  const images = new Map<string, Omit<SliceImage, 'rows'>>();
  const of = (image: string): Omit<SliceImage, 'rows'> => {
    const known = images.get(image) ?? {};
    images.set(image, known);
    return known;
  };
  for (const row of await readTable(join(folder, 'tags.tsv'))) {
    const entry = of(row['image'] ?? '');
    append((entry.tags ??= {}), row['concrete'] ?? '', row['tag'] ?? '');
  }
  for (const row of await readTable(join(folder, 'suites.tsv'))) {
    const entry = of(row['image'] ?? '');
    const suite = row['suite'] === '' ? '-' : suiteWord(row['suite'] ?? '');
    if (suite !== null)
      append((entry.history ??= {}), row['tag'] ?? '', `${row['from'] ?? ''} ${suite}`);
  }
  for (const row of await readTable(join(folder, 'channels.tsv'))) {
    const entry = of(row['image'] ?? '');
    append(
      (entry.channels ??= {}),
      row['channel'] ?? '',
      `${row['from'] ?? ''} ${row['version'] ?? ''}`,
    );
  }
  // What uv's `latest` was on a day follows from the days of its releases.
  const releases = (await readTable(join(folder, 'uv-wheels.tsv')))
    .filter((row) => row['uploaded'] !== '')
    .sort((a, b) => ((a['uploaded'] ?? '') < (b['uploaded'] ?? '') ? -1 : 1));
  for (const row of releases) {
    const entry = of('ghcr.io/astral-sh/uv');
    append((entry.channels ??= {}), 'latest', `${row['uploaded'] ?? ''} ${row['version'] ?? ''}`);
  }
  for (const row of await readTable(join(folder, 'patch-suites.tsv'))) {
    const entry = of(row['image'] ?? '');
    const step = `${row['series'] === '' ? '-' : (row['series'] ?? '')} ${row['first'] ?? ''} ${row['suite'] ?? ''}`;
    entry.patches = entry.patches === undefined ? step : `${entry.patches} ${step}`;
  }
  return images;
}

/** `15.5.1-stretch` is `stretch`, `20.10` an Ubuntu release; null where no suite can be read. */
function suiteWord(text: string): string | null {
  if (/^\d/.test(text) && !text.includes('-')) return suiteOfRelease('ubuntu', text);
  return text.split('-').flatMap((part) => suiteOfWord(part) ?? [])[0] ?? null;
}

function append(record: Record<string, string>, key: string, value: string): void {
  record[key] = record[key] === undefined ? value : `${record[key]} ${value}`;
}

/** Package sets as differences from an earlier set: most hold another whole. */
export async function readPackageSets(folder: string): Promise<Record<string, string>> {
  const sets: Record<string, string> = {};
  const whole = new Map<string, ReadonlySet<string>>();
  for (const row of await readJsonLines(join(folder, 'package-sets.jsonl'))) {
    const name = textOf(row, 'set') ?? '';
    const packages = new Set(
      (textOf(row, 'packages') ?? '')
        .split(' ')
        .filter((item) => !VIM.has(item) || !name.startsWith('ubuntu')),
    );
    const [like, own] = nearestSubset(packages, whole);
    sets[name] = [
      ...(like === null ? [] : [`@${like}`]),
      ...[...packages].filter((item) => !own.has(item)),
    ].join(' ');
    whole.set(name, packages);
  }
  return sets;
}

/** The jammy list was read from an image with vim: these are vim and what it needs, absent from ubuntu:22.04 itself. */
const VIM = new Set([
  'vim', 'vim-common', 'vim-runtime', 'vim-tiny', 'xxd', 'libgpm2', 'libpython3.10', 'libpython3.10-minimal', 'libpython3.10-stdlib',
  'libmpdec3', 'libexpat1', 'libsodium23', 'libsqlite3-0', 'media-types', 'libreadline8', 'readline-common',
]); // prettier-ignore

function nearestSubset(
  packages: ReadonlySet<string>,
  whole: ReadonlyMap<string, ReadonlySet<string>>,
): [string | null, ReadonlySet<string>] {
  let best: [string | null, ReadonlySet<string>] = [null, new Set()];
  for (const [name, members] of whole) {
    const fits = [...members].every((member) => packages.has(member));
    if (fits && members.size > best[1].size) best = [name, members];
  }
  return best;
}

/** Recipes of images that their publishers build on others, as they stand in the rows. */
export async function readCompositions(folder: string): Promise<unknown[]> {
  return (await readJsonLines(join(folder, 'compositions.jsonl'))).map((row) => ({
    image: textOf(row, 'image'),
    tag: textOf(row, 'tag'),
    on: textOf(row, 'on'),
    layers: row['layers'],
    adds: row['adds'],
    env: recordOf(row, 'env'),
    user: textOf(row, 'user'),
    workdir: textOf(row, 'workdir'),
    tools: textsOf(row, 'tools'),
    evidence: textOf(row, 'evidence'),
    source: textOf(row, 'source'),
  }));
}

/** Rows of python-library.tsv as numbers, by version. */
export async function readPythonLibraries(folder: string): Promise<Record<string, unknown>> {
  const rows = await readTable(join(folder, 'python-library.tsv'));
  return Object.fromEntries(
    rows.map((row) => {
      const number = (key: string): number => Number(row[key] ?? '0');
      const others = ['setuptools', 'wheel'].flatMap((name) =>
        row[name] === '' || row[name] === undefined
          ? []
          : [{ name, version: row[name], bytes: number(`${name}_bytes`) }],
      );
      return [
        row['version'] ?? '',
        {
          modules: number('modules'),
          bundledWheels: number('bundled_wheels'),
          extensions: number('extensions'),
          shared: number('shared'),
          headers: number('headers'),
          pip: { version: row['pip'] ?? '', bytes: number('pip_bytes') },
          others,
        },
      ];
    }),
  );
}
