import { between, exactly, type Amount } from '../engine/amount.ts';
import type {
  PackageEcosystem,
  PackageFacts,
  PackageTable,
} from '../engine/packages/other/packageTable.ts';

/** Rows by their first column, split only when asked for. */
type Rows = ReadonlyMap<string, string>;

/**
 * Decodes slice `packages` and, through `shard`, `packages-alpine`.
 * @param shard the parsed JSON of another slice; undefined (and noted as missed) while it is not loaded
 * @throws when the slice is not what buildPackages.ts writes
 */
export function decodePackages(first: unknown, shard: (id: string) => unknown): PackageTable {
  const conda = rowsOf(first, 'conda');
  const npm = rowsOf(first, 'npm');
  const trees = rowsOf(first, 'npmTrees');
  const rpm = rowsOf(first, 'rpm');
  const needs = rowsOf(first, 'rpmNeeds');
  const cache = new Map<string, PackageFacts | null>();
  let alpine: Rows | undefined;
  let companions: readonly PackageFacts[] | undefined;
  let typicalNpm: Amount | undefined;

  function alpineRows(): Rows | undefined {
    if (alpine === undefined) {
      const json = shard('packages-alpine');
      if (json !== undefined) alpine = rowsOf(json, 'alpine');
    }
    return alpine;
  }

  function decode(ecosystem: PackageEcosystem, name: string): PackageFacts | null | undefined {
    switch (ecosystem) {
      case 'apk': {
        const rows = alpineRows();
        if (rows === undefined) return undefined;
        const real = rows.get(`=${name}`)?.split('\t')[1] ?? name;
        return alpineFacts(rows.get(rows.has(name) ? name : real));
      }
      case 'conda':
        return condaFacts(conda.get(name));
      case 'npm':
        return npmFacts(npm.get(name)) ?? treeFacts(trees.get(name));
      case 'rpm':
        return rpmFacts(name, rpm.get(name), needs.get(name));
    }
  }

  return {
    find(ecosystem, name) {
      const key = `${ecosystem} ${name}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const facts = decode(ecosystem, name);
      if (facts !== undefined) cache.set(key, facts);
      return facts;
    },
    companions(ecosystem) {
      if (ecosystem !== 'apk') return [];
      const rows = alpineRows();
      if (rows === undefined) return [];
      companions ??= [...rows.values()]
        .map(alpineFacts)
        .filter((facts): facts is PackageFacts => facts !== null && facts.besides.length > 0);
      return companions;
    },
    typical(ecosystem) {
      switch (ecosystem) {
        case 'npm':
          typicalNpm ??= averageOf([...npm.values()].map((row) => Number(row.split('\t')[2])));
          return typicalNpm;
        case 'apk':
          // Closures of the 111 names that a census of public Dockerfiles installs (2026-11-21): 10 %, median, 90 %.
          return between(270e3, 5.2e6, 68e6);
        case 'conda':
          return between(0.3e6, 6e6, 60e6);
        case 'rpm':
          return between(0.2e6, 8e6, 80e6);
      }
    },
  };
}

function rowsOf(json: unknown, key: string): Rows {
  if (typeof json !== 'object' || json === null) throw new Error('not an object');
  const text: unknown = Object.entries(json).find(([name]) => name === key)?.[1];
  if (typeof text !== 'string') throw new Error(`no rows of ${key}`);
  const rows = new Map<string, string>();
  for (const line of text.split('\n'))
    rows.set(line.slice(0, Math.max(0, line.indexOf('\t'))), line);
  return rows;
}

/** Mean of the small rows; between the median and the mean with the large ones (the largest have rows of their own). */
function averageOf(sizes: readonly number[]): Amount {
  const sorted = sizes.filter((size) => size < 30e6).sort((a, b) => a - b);
  const mean = (list: readonly number[]): number =>
    list.length === 0 ? 0 : list.reduce((sum, size) => sum + size, 0) / list.length;
  const small = sorted.filter((size) => size < 3e6);
  return between(sorted[sorted.length >> 1] ?? 0, mean(small), mean(sorted));
}

function alpineFacts(row: string | undefined): PackageFacts | null {
  if (row === undefined) return null;
  const [
    name = '',
    version = '',
    repository = '',
    installed = '0',
    archive = '0',
    requires = '',
    besides = '',
  ] = row.split('\t');
  const bytes = Number(installed);
  const isMain = repository === 'm';
  return {
    name,
    version,
    // Other releases of Alpine carry other versions: most packages move by some percent, community ones of 3.18 by more.
    installed: between(bytes * (isMain ? 0.9 : 0.75), bytes, bytes * (isMain ? 1.15 : 1.5)),
    archiveBytes: Number(archive),
    requires: words(requires),
    besides: words(besides),
    evidence: 'published',
    source: isMain
      ? 'APKINDEX of Alpine 3.22 main, 2025-11-16'
      : 'APKINDEX of Alpine 3.18 community, 2025-04',
  };
}

/**
 * conda writes down the size of an archive, not of its content. Ratios: 131 installed packages whose conda-meta lists every file
 * (public environments, read 2026-11-21): `.conda` 4.10 by bytes, 3.1 to 5.3 for four in five, `.tar.bz2` 3.44, 2.3 to 4.9. CUDA
 * libraries compress like their wheels (2.1, 1.2 to 3). A noarch Python package gets its byte-code when it is installed: about as much
 * again as its source (PyPI wheels measured 2026-11-20), nothing for its data, so half as much on the whole, from none to all.
 */
function condaFacts(row: string | undefined): PackageFacts | null {
  if (row === undefined) return null;
  const [name = '', version = '', archive = '', kind = '', size = '0', requires = ''] =
    row.split('\t');
  const bytes = Number(size);
  const needs = words(requires);
  const isCuda =
    /^(pytorch=cuda|cuda|cudnn|libcu|libnpp|libnv|nccl|(lib)?magma|libtorch@cuda|triton)/.test(
      name,
    );
  const compiles = kind === 'n' && needs.includes('python');
  const factor = compiles ? { low: 1, mid: 1.5, high: 2.1 } : { low: 1, mid: 1, high: 1 };
  const [low, mid, high] = isCuda
    ? [1.2, 2.1, 3]
    : archive === 'c'
      ? [3.1, 4.1, 5.3]
      : [2.3, 3.44, 4.9];
  return {
    name,
    version,
    installed: between(
      bytes * low * factor.low,
      bytes * mid * factor.mid,
      bytes * high * factor.high,
    ),
    archiveBytes: bytes,
    requires: needs,
    besides: [],
    evidence: 'derived',
    source: `its archive of ${bytes} bytes (a public lock file of 2026), unpacked by the ratio of measured packages`,
  };
}

function npmFacts(row: string | undefined): PackageFacts | null {
  if (row === undefined) return null;
  const [name = '', version = '', bytes = '0', evidence = '', source = '', day = ''] =
    row.split('\t');
  const size = Number(bytes);
  const isMeasured = evidence === 'measured';
  return {
    name,
    version,
    installed: isMeasured
      ? between(size * 0.8, size, size * 1.25)
      : between(size * 0.6, size, size * 1.6),
    archiveBytes: null,
    requires: [],
    besides: [],
    evidence: isMeasured ? 'measured' : 'published',
    source: `${source}, ${day}, version ${version}`,
  };
}

/** A package that is known only together with everything it brings: `tree:react-scripts`. */
function treeFacts(row: string | undefined): PackageFacts | null {
  if (row === undefined) return null;
  const [name = '', low = '0', bytes = '0', high = '0', source = ''] = row.split('\t');
  return {
    name,
    version: '',
    installed: between(Number(low), Number(bytes), Number(high)),
    archiveBytes: null,
    requires: [],
    besides: [],
    evidence: 'assumed',
    source,
  };
}

/**
 * Lock files give the bytes of the .rpm. Unpacked it is about 3.3 times as much: what yum and dnf print as download and installed
 * size of a transaction in three public logs of EL7 and EL9 gives 3.2, 3.3 and 3.5.
 */
function rpmFacts(
  name: string,
  row: string | undefined,
  needs: string | undefined,
): PackageFacts | null {
  if (row === undefined && needs === undefined) return null;
  const [, version = '', size = '0'] = row?.split('\t') ?? [];
  const bytes = Number(size);
  return {
    name,
    version,
    installed: row === undefined ? exactly(0) : between(bytes * 2.2, bytes * 3.3, bytes * 4.5),
    archiveBytes: bytes,
    requires: words(needs?.split('\t')[1] ?? ''),
    besides: [],
    evidence: 'derived',
    source:
      'the bytes of its .rpm (public lock files of Enterprise Linux 8 and 9, 2026), unpacked by the ratio that dnf prints',
  };
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
