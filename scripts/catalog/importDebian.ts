/**
 * Reads a folder of measured Debian facts once and writes the project's own rows to scripts/catalog/facts/debian:
 *
 *     npx tsx scripts/catalog/importDebian.ts FACTS_FOLDER
 *
 * where FACTS_FOLDER holds `apt/` (suite tables, base sets, package bytes, calibration), `census/` and `../truth/`.
 * Needs the `zstd` program.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { printSuiteRows, type SuiteRow } from './debian/suiteRows.ts';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'facts/debian');
const SUITES = ['bullseye', 'bookworm', 'trixie'];
const DATE = '2026-11-20';
const REMARK = `Debian archive, component main, amd64, as mirrored on ${DATE}; release, updates and security merged, the newest version of a name kept`;

type Json = Readonly<Record<string, unknown>>;

function main(folder: string): void {
  mkdirSync(target, { recursive: true });
  for (const suite of SUITES) importSuite(folder, suite);
  importPackageBytes(folder);
  importBaseSets(folder);
  importCalibration(folder);
  importPopularNames(folder);
  importUbuntu(folder);
  importMeasurements(folder);
}

function importSuite(folder: string, suite: string): void {
  const rows = readJsonLines(unzstd(join(folder, `apt/${suite}.jsonl.zst`))).map(toSuiteRow);
  writeBrotli(join(target, `${suite}.tsv.br`), printSuiteRows(`${suite}: ${REMARK}`, rows));
}

function toSuiteRow(row: Json): SuiteRow {
  const text = (key: string): string => {
    const value = row[key];
    return typeof value === 'string' ? value.replaceAll(/\s+/g, ' ') : '';
  };
  return {
    name: text('name'),
    version: text('version'),
    installedKib: Number(row['installed_kib'] ?? 0),
    debBytes: Number(row['deb_bytes'] ?? 0),
    section: text('section'),
    priority: text('priority'),
    essential: row['essential'] === true,
    important: row['important'] === true,
    position: Number(row['pos'] ?? 0),
    preDepends: text('pre_depends'),
    depends: text('depends'),
    recommends: text('recommends'),
    provides: text('provides'),
    conflicts: text('conflicts'),
    breaks: text('breaks'),
  };
}

function importPackageBytes(folder: string): void {
  const rows = unzstd(join(folder, 'apt/package-bytes.tsv.zst'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [suite, name, version, , bytes, ...counts] = line.split('\t');
      const paths = counts.reduce((sum, count) => sum + Number(count), 0);
      return [suite, name, version, bytes, paths].join('\t');
    });
  const head = `# Regular files that dpkg left on disk of a package under the slim path-excludes (hard links once), measured ${DATE}`;
  // `paths`: files, folders and links that dpkg lists, those that the path-excludes kept out included.
  const columns = ['suite', 'package', 'version', 'bytes', 'paths'].join('\t');
  writeBrotli(join(target, 'package-bytes.tsv.br'), [head, columns, ...rows, ''].join('\n'));
}

/** Keeps the names only: sizes and versions are the suite's. */
function importBaseSets(folder: string): void {
  const { images } = JSON.parse(
    readFileSync(join(folder, 'apt/base-packages.json'), 'utf8'),
  ) as Readonly<{
    images: Readonly<Record<string, { suite: string; derived: string; packages: string[] }>>;
  }>;
  const sets = Object.fromEntries(
    Object.entries(images).map(([name, image]) => [
      name,
      { suite: image.suite, derived: image.derived, packages: image.packages.join(' ') },
    ]),
  );
  writeJson('base-packages.json', {
    source: `Package sets of the official images, rebuilt from their published Dockerfiles and debootstrap, ${DATE}`,
    images: sets,
  });
}

function importCalibration(folder: string): void {
  const measured = JSON.parse(readFileSync(join(folder, 'apt/calibration.json'), 'utf8')) as Json;
  const pick = (key: string): unknown => measured[key];
  writeJson('measured-calibration.json', {
    source: `Fitted on measured installs of ${DATE}; see README.md beside this file`,
    sectionRatio: pick('section_ratio'),
    listsBytes: pick('lists_bytes'),
    listsGzipBytes: pick('lists_gzip_bytes'),
    cacheBinBytes: pick('pkgcache_plus_srcpkgcache_bytes_without_docker_clean'),
    gzipOverLayer: pick('gzip_over_layer'),
    gzipModel: pick('gzip_model'),
  });
}

function importPopularNames(folder: string): void {
  const lines = readFileSync(join(folder, 'census/apt-packages.tsv'), 'utf8').trim().split('\n');
  const rows = lines.slice(1).map((line) => {
    const cells = line.split('\t');
    return [cells[0], cells[3], cells[5]].join('\t');
  });
  const head =
    '# Debian and Ubuntu package names in 2,951 Dockerfiles of public repositories, counted 2026-11-21';
  writeFileSync(
    join(target, 'popular-names.tsv'),
    [head, ['package', 'repositories', 'app_repositories'].join('\t'), ...rows, ''].join('\n'),
  );
}

function importUbuntu(folder: string): void {
  for (const release of ['jammy', 'noble']) {
    const rows = readJsonLines(unzstd(join(folder, `apt/ubuntu-${release}-partial.jsonl.zst`)));
    const kept = rows.map((row) =>
      [row['name'], row['version'], row['installed_kib'], row['section']].join('\t'),
    );
    const head = `# Ubuntu ${release}: packages seen in published dpkg status files, taken ${DATE}; a part of the archive only`;
    const columns = ['package', 'version', 'installed_kib', 'section'].join('\t');
    writeFileSync(
      join(target, `ubuntu-${release}-partial.tsv`),
      [head, columns, ...kept, ''].join('\n'),
    );
  }
}

const INSTALL_COLUMNS = [
  'suite',
  'base',
  'packages',
  'recommends',
  'new_packages',
  'upgraded',
  'removed',
  'layer_bytes_apparent',
  'package_files_bytes',
  'generated_bytes',
  'pyc_bytes',
  'dpkg_bytes',
  'log_bytes',
  'deb_bytes_sum',
  'lists_bytes',
  'gzip_bytes',
  'apt_error',
];
const SELECTION_COLUMNS = [
  'suite',
  'base',
  'packages',
  'recommends',
  'new',
  'upgraded',
  'removed',
  'error',
];

/** Measured installs and apt's selections, for the accuracy report. */
function importMeasurements(folder: string): void {
  const rows = join(here, '../../tests/accuracy/rows');
  mkdirSync(rows, { recursive: true });
  const copy = (name: string, columns: readonly string[]): void => {
    const kept = readJsonLines(readFileSync(join(folder, `../truth/${name}.jsonl`), 'utf8')).map(
      (row) =>
        JSON.stringify(
          Object.fromEntries(columns.filter((key) => key in row).map((key) => [key, row[key]])),
        ),
    );
    writeBrotli(join(rows, `${name}.jsonl.br`), kept.join('\n') + '\n');
  };
  copy('apt-installs', INSTALL_COLUMNS);
  copy('apt-selections', SELECTION_COLUMNS);
}

function readJsonLines(text: string): Json[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
}

function unzstd(file: string): string {
  return execFileSync('zstd', ['-dcq', file], { maxBuffer: 1 << 28 }).toString('utf8');
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

function writeJson(name: string, value: unknown): void {
  writeFileSync(join(target, name), JSON.stringify(value, null, 1) + '\n');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: importDebian.ts FACTS_FOLDER');
main(folder);
