import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { packSlice, type Measured } from './debian/packSlice.ts';
import { settleSuite, type SettledPackage } from './debian/settleSuite.ts';
import { readSuiteRows } from './debian/suiteRows.ts';

const SUITES = ['bullseye', 'bookworm', 'trixie'];
const DATE = '2026-11-20';

/**
 * Compiles the rows of `factsFolder` (scripts/catalog/facts/debian) into two slices a suite: `debian-<suite>` holds what
 * the names found in real Dockerfiles can lead to, `debian-<suite>-rest` the whole suite.
 */
export async function buildDebian(
  factsFolder: string,
  write: (id: string, value: unknown) => Promise<void>,
): Promise<void> {
  const measured = await readPackageBytes(factsFolder);
  const popular = await readPopularNames(factsFolder);
  const base = await readBaseNames(factsFolder);
  for (const suite of SUITES) {
    const packages = settleSuite(
      readSuiteRows(await readBrotli(join(factsFolder, `${suite}.tsv.br`))),
    );
    const roots = base.get(suite) ?? [];
    const common = popular.filter((one) => one.repositories >= 2).map((one) => one.name);
    const only = reachable(packages, [...common, ...roots]);
    const named = reachable(packages, [...popular.map((one) => one.name), ...roots]);
    const options = {
      suite,
      date: DATE,
      measured: measured.get(suite) ?? new Map<string, Measured>(),
    };
    // Only bullseye's apt goes by the order of its cache (observed on apt 2.2). Of names that no Dockerfile leads to, the
    // order is left out: 110 kB.
    const meeting = (ids: ReadonlySet<number>): ReadonlySet<number> =>
      suite === 'bullseye' ? ids : new Set();
    await write(
      `debian-${suite}`,
      packSlice(packages, { ...options, only, meeting: meeting(only) }),
    );
    await write(
      `debian-${suite}-rest`,
      packSlice(packages, { ...options, meeting: meeting(named) }),
    );
  }
}

/** Everything that `roots` may bring by any alternative, Recommends too. */
function reachable(packages: readonly SettledPackage[], roots: readonly string[]): Set<number> {
  const idsOf = new Map<string, number[]>();
  packages.forEach((one, id) => {
    for (const name of [one.row.name, ...one.provides]) {
      idsOf.set(name, [...(idsOf.get(name) ?? []), id]);
    }
  });
  const reached = new Set<number>();
  const open = roots.flatMap((name) => idsOf.get(name) ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const one = packages[id];
    if (one !== undefined) open.push(...one.depends.flat(), ...one.recommends.flat());
  }
  return reached;
}

async function readBrotli(file: string): Promise<string> {
  return brotliDecompressSync(await readFile(file)).toString('utf8');
}

async function readPackageBytes(folder: string): Promise<Map<string, Map<string, Measured>>> {
  const bySuite = new Map<string, Map<string, Measured>>();
  const lines = (await readBrotli(join(folder, 'package-bytes.tsv.br'))).trim().split('\n');
  for (const line of lines.slice(2)) {
    const [suite = '', name = '', , bytes, paths] = line.split('\t');
    const table = bySuite.get(suite) ?? new Map<string, Measured>();
    table.set(name, { bytes: Number(bytes), paths: Number(paths) });
    bySuite.set(suite, table);
  }
  return bySuite;
}

/** Names in real Dockerfiles. One that a single repository uses is left to the whole suite, or the first slice would double. */
async function readPopularNames(folder: string): Promise<{ name: string; repositories: number }[]> {
  const lines = (await readFile(join(folder, 'popular-names.tsv'), 'utf8')).trim().split('\n');
  return lines.slice(2).map((line) => {
    const [name = '', repositories] = line.split('\t');
    return { name, repositories: Number(repositories) };
  });
}

async function readBaseNames(folder: string): Promise<Map<string, string[]>> {
  const { images } = JSON.parse(
    await readFile(join(folder, 'base-packages.json'), 'utf8'),
  ) as Readonly<{ images: Readonly<Record<string, { suite: string; packages: string }>> }>;
  const bySuite = new Map<string, string[]>();
  for (const image of Object.values(images)) {
    bySuite.set(image.suite, [...(bySuite.get(image.suite) ?? []), ...image.packages.split(' ')]);
  }
  return bySuite;
}
