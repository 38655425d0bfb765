import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A wheel that was opened and weighed. Bytes. */
export interface MeasuredRow {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly wheel_bytes: number;
  readonly unpacked_bytes: number;
  readonly files: number;
  readonly py_bytes: number;
  readonly pyc_bytes: number;
  readonly native_bytes: number;
  readonly gzip_bytes: number;
  readonly requires_python: string | null;
  readonly requires_dist: readonly string[];
  readonly provides_extra: readonly string[];
  readonly top_level: readonly string[];
  readonly scripts: number;
  readonly data_scripts: number;
}

/** Name, marker, extras, version: shorter where the rest is empty. */
export type LockedRequirement = readonly [string, string?, (readonly string[] | 0)?, string?];

export interface LockedRow {
  readonly name: string;
  readonly version: string;
  readonly file: string | null;
  readonly wheel_bytes: number | null;
  readonly index: string;
  readonly since: string | null;
  /** Only on the first row of a name, version and index. */
  readonly requires: readonly LockedRequirement[] | null;
  readonly sdist_bytes: number | null;
}

/** What an extra brings from a release on: a row of extras.tsv. */
export interface ExtraRow {
  readonly name: string;
  readonly extra: string;
  readonly version: string;
  readonly requires: readonly string[];
}

export interface PipLogRow {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly wheel_bytes_approx: number;
  readonly rounding_bytes: number;
  readonly confidence: string;
}

export interface PublishedRow {
  readonly name: string;
  readonly version: string;
  readonly unpacked_bytes_approx: number;
  readonly files: number | null;
  readonly py_bytes: number | null;
  readonly tag: string | null;
  readonly confidence: string;
}

export interface ClosureRow {
  readonly torch: string;
  readonly index: string;
  readonly torch_file: string | null;
  readonly torch_wheel_bytes: number | null;
  readonly torch_wheel_bytes_approx: number | null;
  readonly torch_wheel_bytes_same_cuda_on_pypi: number | null;
  /** Name, version, wheel bytes, rounded wheel bytes, file. */
  readonly pins: readonly (readonly [
    string,
    string,
    number | null,
    number | null,
    string | null,
  ])[];
  readonly other_deps: readonly string[];
  readonly pins_unknown: boolean;
  readonly as_of: string | null;
}

/** What lies in test folders of a release: a row of test-folders.tsv. Bytes. */
export interface TestFolderRow {
  readonly name: string;
  readonly version: string;
  readonly tests: number;
  readonly testsPy: number;
  readonly testsNative: number;
  readonly folder: string;
}

/** A release older than the lock files: a row of older-releases.tsv. */
export interface OlderRow {
  readonly name: string;
  readonly version: string;
  /** A month. */
  readonly released: string;
  readonly requiresPython: string | null;
  readonly tags: string;
  readonly megabytes: number;
  readonly requires: readonly string[];
}

export interface Ratio {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

export interface Calibration {
  readonly date: string;
  readonly byClass: Readonly<Record<string, Readonly<Record<string, Ratio | null>>>>;
  readonly byFileNameAndWheelSize: Readonly<Record<string, Readonly<Record<string, Ratio | null>>>>;
}

export interface WheelFacts {
  readonly measured: readonly MeasuredRow[];
  readonly locked: readonly LockedRow[];
  readonly pipLog: readonly PipLogRow[];
  readonly published: readonly PublishedRow[];
  readonly closures: readonly ClosureRow[];
  readonly testFolders: readonly TestFolderRow[];
  readonly older: readonly OlderRow[];
  readonly extras: readonly ExtraRow[];
  readonly calibration: Calibration;
  /** Name, and in how many repositories an application's Dockerfile names it. */
  readonly popular: readonly (readonly [string, number])[];
}

/** Reads the tables that importWheels wrote. */
export function readWheelFacts(folder: string): WheelFacts {
  return {
    measured: readTable<MeasuredRow>(join(folder, 'measured.jsonl.br')),
    locked: [...readLocked(folder, 'locked'), ...readLocked(folder, 'locked-more')],
    pipLog: readTable<PipLogRow>(join(folder, 'piplog.jsonl.br')),
    published: readTable<PublishedRow>(join(folder, 'unpacked-published.jsonl.br')),
    closures: readTable<ClosureRow>(join(folder, 'torch-closures.jsonl.br')),
    testFolders: readTestFolders(join(folder, 'test-folders.tsv')),
    extras: ['extras.tsv', 'extras-by-hand.tsv'].flatMap((file) => readExtras(join(folder, file))),
    older: readOlder(join(folder, 'older-releases.tsv')),
    calibration: JSON.parse(readFileSync(join(folder, 'calibration.json'), 'utf8')) as Calibration,
    popular: readFileSync(join(folder, 'popular-names.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => {
        const cells = line.split('\t');
        return [cells[0] ?? '', Number(cells[2])] as const;
      }),
  };
}

/** Of the two tables of lock files, that of importWheels.ts or that of importLocks.ts. */
export function readLocked(folder: string, table: 'locked' | 'locked-more'): LockedRow[] {
  return readTable<LockedRow>(join(folder, `${table}.jsonl.br`));
}

function readTestFolders(file: string): TestFolderRow[] {
  return readTabs(file).map((cell) => ({
    name: cell('name'),
    version: cell('version'),
    tests: Number(cell('tests')),
    testsPy: Number(cell('tests_py')),
    testsNative: Number(cell('tests_native')),
    folder: cell('folder'),
  }));
}

function readExtras(file: string): ExtraRow[] {
  return readTabs(file).map((cell) => ({
    name: cell('name'),
    extra: cell('extra'),
    version: cell('version'),
    requires: listIn(cell('requires')),
  }));
}

function listIn(cell: string): string[] {
  return cell.split('|').filter((text) => text !== '');
}

function readOlder(file: string): OlderRow[] {
  return readTabs(file).map((cell) => ({
    name: cell('name'),
    version: cell('version'),
    released: cell('released'),
    requiresPython: cell('requires_python') || null,
    tags: cell('tags'),
    megabytes: Number(cell('wheel_mb')),
    requires: listIn(cell('requires')),
  }));
}

/** Rows of a table with a line of remarks and a line of column names before them, as look-ups by column. */
function readTabs(file: string): ((column: string) => string)[] {
  const [, head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return (column) => cells[columns.indexOf(column)] ?? '';
  });
}

function readTable<Row>(file: string): Row[] {
  const [head = '{}', ...lines] = brotliDecompressSync(readFileSync(file))
    .toString('utf8')
    .split('\n');
  const { columns } = JSON.parse(head) as { columns: readonly string[] };
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = JSON.parse(line) as readonly unknown[];
      return Object.fromEntries(columns.map((name, at) => [name, cells[at]])) as Row;
    });
}
