import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  isRow,
  numberOf,
  readJsonLines,
  readObject,
  textOf,
  textsOf,
  writeJsonLines,
  writeTable,
  type Row,
} from './rowFiles.ts';

/** Packages of NVIDIA's Dockerfiles, sizes of toolkits and of the libraries' packages. */
export async function importCuda(source: string, target: string): Promise<void> {
  const images = join(source, 'images');
  const packages = await readJsonLines(join(images, 'cuda-image-packages.jsonl'));
  await writeTable(
    target,
    'cuda-packages.tsv',
    ['tag', 'from', 'apt', 'source'],
    packages.map((row) => [
      textOf(row, 'tag') ?? '',
      textOf(row, 'from') ?? '',
      textsOf(row, 'apt').join(' '),
      (textOf(row, 'source') ?? '').split(' ')[0] ?? '',
    ]),
  );
  const toolkits = await readJsonLines(join(images, 'cuda-toolkit-sizes.jsonl'));
  await writeTable(
    target,
    'cuda-toolkits.tsv',
    ['package', 'cuda', 'date', 'installed', 'archive', 'source'],
    toolkits.map((row) => [
      textOf(row, 'package') ?? '',
      textOf(row, 'cuda') ?? '',
      textOf(row, 'date') ?? '',
      String(numberOf(row, 'installed_bytes') ?? ''),
      String(numberOf(row, 'package_bytes') ?? ''),
      textOf(row, 'source') ?? '',
    ]),
  );
  const debs = await readJsonLines(join(images, 'nvidia-debs.jsonl'));
  await writeTable(
    target,
    'nvidia-packages.tsv',
    ['package', 'version', 'cuda', 'packager', 'installed_kib', 'deb_bytes', 'source'],
    debs.map((row) => [
      textOf(row, 'package') ?? '',
      textOf(row, 'version') ?? '',
      textOf(row, 'cuda') ?? '',
      textOf(row, 'packager') ?? '',
      String(numberOf(row, 'installed_kib') ?? ''),
      String(numberOf(row, 'deb_bytes') ?? ''),
      textOf(row, 'source') ?? '',
    ]),
  );
}

/** Names of the packages that Debian and Ubuntu images hold. */
export async function importPackageSets(source: string, target: string): Promise<void> {
  const file = await readObject(join(source, 'apt/base-packages.json'));
  const sets = isRow(file['images']) ? file['images'] : {};
  const rows: Row[] = Object.entries(sets).flatMap(([set, value]) =>
    isRow(value)
      ? [
          {
            set,
            packages: textsOf(value, 'packages').join(' '),
            source: textOf(value, 'derived'),
            date: '2026-11-20',
          },
        ]
      : [],
  );
  for (const [set, name, note] of [
    ['ubuntu:jammy', 'ubuntu-jammy-partial', 'dpkg status of ubuntu:22.04 with vim'],
    ['ubuntu:noble', 'ubuntu-noble-partial', 'dpkg status of an Ubuntu 24.04 minbase'],
  ] as const) {
    const text = execFileSync('zstd', ['-dc', join(source, `apt/${name}.jsonl.zst`)], {
      encoding: 'utf8',
    });
    const names = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown)
      .flatMap((row) => (isRow(row) ? (textOf(row, 'name') ?? []) : []));
    rows.push({ set, packages: names.join(' '), source: note, date: '2026-11-20' });
  }
  await writeJsonLines(target, 'package-sets.jsonl', rows);
}

/** Wheels of uv: its image holds the same two programs, statically linked. */
export async function importUv(source: string, target: string): Promise<void> {
  const wheels = await readJsonLines(join(source, 'pypi/wheels-locked.jsonl'));
  const rows = wheels
    .filter(
      (row) => textOf(row, 'name') === 'uv' && textOf(row, 'platform') === 'musllinux_1_1_x86_64',
    )
    .map((row) => [
      textOf(row, 'version') ?? '',
      String(numberOf(row, 'wheel_bytes') ?? ''),
      textOf(row, 'uploaded') ?? '',
      'uv.lock files',
    ])
    .sort(([a = ''], [b = '']) => a.localeCompare(b, 'en', { numeric: true }));
  await writeTable(target, 'uv-wheels.tsv', ['version', 'wheel', 'uploaded', 'source'], rows);
}
