/**
 * Reads a folder of facts about Python wheels once and writes the project's own rows to scripts/catalog/facts/wheels:
 *
 *     npx tsx scripts/catalog/importWheels.ts FACTS_FOLDER
 *
 * where FACTS_FOLDER holds `pypi/` and `census/`. Every table begins with a line that names its source, date and columns.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'facts/wheels');
const rowsTarget = join(here, '../../tests/accuracy/rows');
const DATE = '2026-11-20';

type Json = Readonly<Record<string, unknown>>;

interface Table {
  readonly source: string;
  readonly file: string;
  readonly into: string;
  readonly columns: readonly string[];
  readonly cell?: (row: Json, column: string) => unknown;
}

const TABLES: readonly Table[] = [
  {
    source:
      'wheels opened, unpacked and byte-compiled one by one with CPython 3.11 on Linux x86_64',
    file: 'wheels-measured.jsonl',
    into: 'measured',
    columns: [
      'name',
      'version',
      'file',
      'wheel_bytes',
      'unpacked_bytes',
      'files',
      'py_bytes',
      'pyc_bytes',
      'native_bytes',
      'gzip_bytes',
      'requires_python',
      'requires_dist',
      'provides_extra',
      'top_level',
      'scripts',
      'data_scripts',
    ],
  },
  {
    source:
      'uv.lock files of 80 public repositories in all their versions; since is the first day seen or uploaded',
    file: 'wheels-locked.jsonl',
    into: 'locked',
    columns: [
      'name',
      'version',
      'file',
      'wheel_bytes',
      'index',
      'since',
      'requires',
      'sdist_bytes',
    ],
    cell: lockedCell,
  },
  {
    source: 'sizes that pip printed in published logs, rounded to 0.1 MB',
    file: 'wheels-piplog.jsonl',
    into: 'piplog',
    columns: ['name', 'version', 'file', 'wheel_bytes_approx', 'rounding_bytes', 'confidence'],
  },
  {
    source: 'sums of the file sizes in RECORD files of public repositories',
    file: 'unpacked-published.jsonl',
    into: 'unpacked-published',
    columns: ['name', 'version', 'unpacked_bytes_approx', 'files', 'py_bytes', 'tag', 'confidence'],
  },
  {
    source:
      'what torch pulls on Linux x86_64, by version and index, read from lock files and pip logs',
    file: 'torch-closures.jsonl',
    into: 'torch-closures',
    columns: [
      'torch',
      'index',
      'torch_file',
      'torch_wheel_bytes',
      'torch_wheel_bytes_approx',
      'torch_wheel_bytes_same_cuda_on_pypi',
      'pins',
      'other_deps',
      'varies',
      'pins_unknown',
      'as_of',
    ],
    cell: closureCell,
  },
];

function main(folder: string): void {
  mkdirSync(target, { recursive: true });
  mkdirSync(rowsTarget, { recursive: true });
  for (const table of TABLES) {
    const rows = readJsonLines(join(folder, 'pypi', table.file));
    const cell = table.cell ?? ((row: Json, column: string) => row[column] ?? null);
    const lines = rows.map((row) => JSON.stringify(table.columns.map((key) => cell(row, key))));
    const head = JSON.stringify({ source: table.source, date: DATE, columns: table.columns });
    writeBrotli(join(target, `${table.into}.jsonl.br`), [head, ...lines, ''].join('\n'));
  }
  importCalibration(folder);
  importPopularNames(folder);
  importInstalls(folder);
}

/** One list in place of four keys for each requirement; the earlier of the two dates. */
function lockedCell(row: Json, column: string): unknown {
  if (column === 'since') {
    const days = [row['as_of'], row['uploaded']].filter((day) => typeof day === 'string');
    return days.sort()[0] ?? null;
  }
  if (column === 'requires') return requirementCells(row['requires']);
  return row[column] ?? null;
}

function requirementCells(requires: unknown): unknown {
  if (!Array.isArray(requires)) return null;
  return (requires as Json[]).map((one) => {
    const cells = [one['name'], one['marker'] ?? '', one['extra'] ?? 0, one['version'] ?? 0];
    while (cells.length > 1 && (cells.at(-1) === 0 || cells.at(-1) === '')) cells.pop();
    return cells;
  });
}

function closureCell(row: Json, column: string): unknown {
  const value = row[column] ?? null;
  if (column === 'pins') {
    return (value as Json[]).map((pin) => [
      pin['name'],
      pin['version'],
      pin['wheel_bytes'] ?? null,
      pin['wheel_bytes_approx'] ?? null,
      pin['file'] ?? null,
    ]);
  }
  return column === 'varies' ? Object.keys(value as Json) : value;
}

/** Keeps what the compiler of the slices uses: ratios by class and by size, and what pip adds. */
function importCalibration(folder: string): void {
  const all = JSON.parse(readFileSync(join(folder, 'pypi/calibration.json'), 'utf8')) as Json;
  const fields = ['unpacked_per_wheel', 'pyc_per_wheel', 'pyc_per_py', 'gzip_per_wheel'];
  const reduce = (key: string): Json =>
    Object.fromEntries(
      Object.entries(all[key] as Readonly<Record<string, Json>>).map(([name, ratios]) => [
        name,
        Object.fromEntries(fields.map((field) => [field, ratios[field]])),
      ]),
    );
  const kept = {
    source: 'Ratios of the measured wheels, CPython 3.11 on Linux x86_64',
    date: DATE,
    classes: all['classes'],
    byClass: reduce('by_class'),
    byFileNameAndWheelSize: reduce('by_file_name_and_wheel_size'),
    installs: all['installs'],
  };
  writeFileSync(join(target, 'calibration.json'), `${JSON.stringify(kept, null, 1)}\n`);
}

function importPopularNames(folder: string): void {
  const file = readFileSync(join(folder, 'census/pip-packages.tsv'), 'utf8');
  const rows = file
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const cells = line.split('\t');
      return [cells[0], cells[3], cells[5]].join('\t');
    });
  const head =
    '# Distributions that 2,951 Dockerfiles of public repositories and their requirements name, counted 2026-11-21';
  const columns = ['name', 'repositories', 'app_repositories'].join('\t');
  writeFileSync(join(target, 'popular-names.tsv'), [head, columns, ...rows, ''].join('\n'));
}

const INSTALL_COLUMNS = [
  'requirements',
  'installed',
  'site_packages_bytes',
  'without_pyc_bytes',
  'bin_bytes',
  'gzip_bytes',
  'wheels_bytes',
  'stubbed',
];

/** Real installs, for the accuracy report: only files that are read again, no file names of wheels. */
function importInstalls(folder: string): void {
  const lines = readJsonLines(join(folder, 'pypi/installs-measured.jsonl')).map((row) => {
    const kept = INSTALL_COLUMNS.filter((key) => key in row).map((key) => {
      const value = row[key];
      if (key !== 'installed') return [key, value];
      return [key, (value as Json[]).map((one) => [one['name'], one['version']].join('=='))];
    });
    return JSON.stringify(Object.fromEntries(kept));
  });
  writeBrotli(join(rowsTarget, 'pip-installs.jsonl.br'), [...lines, ''].join('\n'));
}

function readJsonLines(file: string): Json[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
}

function writeBrotli(file: string, text: string): void {
  const packed = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
  writeFileSync(file, packed);
  console.log(file.slice(file.lastIndexOf('/') + 1), packed.length);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: importWheels.ts FACTS_FOLDER');
main(folder);
