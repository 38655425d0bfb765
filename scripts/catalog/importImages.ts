/**
 * Copies gathered facts about base images into the project's own rows below scripts/catalog/facts/images, without what the
 * catalog does not need. Run once per gathering; the rows are what is reviewed and committed.
 *
 *   npx tsx scripts/catalog/importImages.ts FOLDER     FOLDER holds images/, apt/, census/ and pypi/
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importCuda, importPackageSets, importUv } from './images/importTables.ts';
import {
  isRow,
  numberOf,
  readJsonLines,
  readObject,
  readTable,
  recordOf,
  rowsOf,
  textOf,
  textsOf,
  writeJsonLines,
  writeTable,
  type Row,
} from './images/rowFiles.ts';

const GATHERED = '2026-11-21';
const target = fileURLToPath(new URL('./facts/images/', import.meta.url));
const source = process.argv[2];
if (source === undefined) throw new Error('usage: importImages.ts FOLDER');
const images = join(source, 'images');

await importRows();
await importTags();
await importSuites();
await importCuda(source, target);
await importPackageSets(source, target);
await importReferences();
await importUv(source, target);

/** Image rows; a later file's row replaces an earlier file's of the same published key. */
async function importRows(): Promise<void> {
  const first = await readJsonLines(join(images, 'images.jsonl'));
  const more = await readJsonLines(join(images, 'images-more.jsonl'));
  const replaced = new Set(more.filter(isPublished).map(keyOf));
  const all = [...first.filter((row) => !isPublished(row) || !replaced.has(keyOf(row))), ...more];
  const rows = all.map(slimRow);
  await writeJsonLines(target, 'official.jsonl', rows.filter(isPublishedKind));
  await writeJsonLines(
    target,
    'reported.jsonl',
    rows.filter((row) => !isPublishedKind(row)),
  );
}

function isPublished(row: Row): boolean {
  return row['confidence'] === 'published';
}

function isPublishedKind(row: Row): boolean {
  return row['kind'] === 'published';
}

function keyOf(row: Row): string {
  return [textOf(row, 'image'), textOf(row, 'tag'), textOf(row, 'arch')].join(' ');
}

/** Drops entrypoints, second dates and empty columns; renames the rest. Sizes in bytes. */
function slimRow(row: Row): Row {
  const layers = rowsOf(row, 'layers');
  const compressed = numberOf(row, 'compressed_bytes');
  const display = numberOf(row, 'display_bytes');
  const blobs =
    textOf(row, 'display_kind') === 'registry/compressed' ||
    textOf(row, 'display_kind') === 'nerdctl'
      ? display
      : null;
  return withoutEmpty({
    image: textOf(row, 'image'),
    tag: textOf(row, 'tag'),
    arch: textOf(row, 'arch'),
    kind: textOf(row, 'confidence'),
    weak: row['weak'] === true,
    created: textOf(row, 'created'),
    suite: textOf(row, 'suite'),
    version: textOf(row, 'uncompressed_version') ?? textOf(row, 'compressed_version'),
    bytes: numberOf(row, 'uncompressed_bytes'),
    plusMinus: numberOf(row, 'uncompressed_plus_minus'),
    compressed: compressed ?? blobs,
    display: textOf(row, 'display_kind'),
    layers: layers.map((layer) => [
      numberOf(layer, 'compressed_bytes') ?? numberOf(layer, 'uncompressed_bytes') ?? 0,
      textOf(layer, 'instruction')?.slice(0, 60) ?? '',
    ]),
    aliases: textsOf(row, 'aliases'),
    env: recordOf(row, 'env'),
    workdir: textOf(row, 'workdir'),
    user: textOf(row, 'user'),
    tools: textsOf(row, 'tools'),
    note: textOf(row, 'note')?.slice(0, 240),
    source: textOf(row, 'source'),
    gathered: GATHERED,
  });
}

function withoutEmpty(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => {
      if (value === null || value === undefined || value === false) return false;
      if (Array.isArray(value)) return value.length > 0;
      return !isRow(value) || Object.keys(value).length > 0;
    }),
  );
}

/** What floating tags of official images meant on the snapshot's day. */
async function importTags(): Promise<void> {
  const file = await readObject(join(images, 'aliases.json'));
  const aliases = isRow(file['aliases']) ? file['aliases'] : {};
  const rows = Object.entries(aliases).flatMap(([reference, value]) => {
    if (!isRow(value)) return [];
    const concrete = textOf(value, 'concrete')?.split(':')[1] ?? '';
    const [image = '', tag = ''] = reference.split(':');
    const origin = (textOf(value, 'source') ?? '').replace(
      'docker-library/official-images library/',
      '',
    );
    return [
      [image, tag, concrete, textOf(value, 'suite') ?? '', 'eol' in value ? 'eol' : '', origin],
    ];
  });
  await writeTable(
    target,
    'tags.tsv',
    ['image', 'tag', 'concrete', 'suite', 'state', 'source'],
    rows,
  );
}

/** Every change of the suite behind a floating tag since 2021. */
async function importSuites(): Promise<void> {
  const file = await readObject(join(images, 'suites.json'));
  const history = isRow(file['history']) ? file['history'] : {};
  const rows: string[][] = [];
  for (const [image, tags] of Object.entries(history)) {
    if (!isRow(tags)) continue;
    for (const [tag, changes] of Object.entries(tags)) {
      if (!Array.isArray(changes)) continue;
      for (const change of changes as unknown[]) {
        if (!Array.isArray(change)) continue;
        const [date, suite, commit] = change as unknown[];
        // `stable-20210111` names no suite; what the channels meant follows from `latest`.
        if (typeof suite === 'string' && suite.startsWith('stable-')) continue;
        if (typeof suite === 'string' && suite.startsWith('oldstable-')) continue;
        rows.push([
          image,
          tag,
          String(date),
          typeof suite === 'string' ? suite : '',
          String(commit),
        ]);
      }
    }
  }
  rows.push(...debianChannels(rows));
  await writeTable(target, 'suites.tsv', ['image', 'tag', 'from', 'suite', 'commit'], rows);
}

/** Debian's image `latest` is stable; oldstable is what stable was before. */
function debianChannels(rows: readonly string[][]): string[][] {
  const latest = rows.filter(([image, tag]) => image === 'debian' && tag === 'latest');
  return latest.flatMap(([image = '', , from = '', suite = '', commit = ''], index) => {
    const before = latest[index - 1]?.[3];
    const of = (tag: string, meant: string): string[][] =>
      ['', '-slim'].map((end) => [image, `${tag}${end}`, from, meant, commit]);
    return [...of('stable', suite), ...(before === undefined ? [] : of('oldstable', before))];
  });
}

/** The base images that real Dockerfiles name most, for the coverage table. */
async function importReferences(): Promise<void> {
  const rows = await readTable(join(source ?? '', 'census/from.tsv'));
  await writeTable(
    target,
    'references.tsv',
    ['reference', 'app_repos', 'app_files'],
    rows
      .slice(0, 400)
      .map((row) => [row['reference'] ?? '', row['app_repos'] ?? '', row['app_files'] ?? '']),
  );
}
