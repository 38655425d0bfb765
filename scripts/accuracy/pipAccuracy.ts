import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { buildWheels } from '../catalog/buildWheels.ts';
import { decodeWheels } from '../../src/catalog/decodeWheels.ts';
import { PYPI } from '../../src/engine/packages/python/indexes.ts';
import type { PythonEnvironment } from '../../src/engine/packages/python/environment.ts';
import { parseRequirement } from '../../src/engine/packages/python/requirement.ts';
import { resolveDistributions } from '../../src/engine/packages/python/resolveDistributions.ts';
import { weighInstall } from '../../src/engine/packages/python/weighInstall.ts';
import type { WheelTable } from '../../src/engine/packages/python/wheelTable.ts';

export interface PipAccuracy {
  readonly cases: number;
  /** Installs whose set of names is pip's, and whose names and versions are. */
  readonly exactNames: number;
  readonly exactVersions: number;
  readonly nameShare: number;
  readonly versionShare: number;
  /** Of the bytes on disk with byte-code, over all cases: the middle and the 90th percentile of the relative error. */
  readonly medianError: number;
  readonly p90Error: number;
  /** The same without byte-code (`--no-compile`, uv). */
  readonly medianErrorWithoutBytecode: number;
  readonly misses: readonly string[];
}

interface InstallRow {
  readonly requirements: readonly string[];
  /** `name==version` */
  readonly installed: readonly string[];
  readonly site_packages_bytes: number;
  readonly without_pyc_bytes: number;
  /** Required, and left out of the figures: no wheel of it was there. */
  readonly stubbed?: readonly string[];
}

const ROWS = fileURLToPath(
  new URL('../../tests/accuracy/rows/pip-installs.jsonl.br', import.meta.url),
);
const FACTS = fileURLToPath(new URL('../catalog/facts/wheels', import.meta.url));

/** The environment of the measured installs: pip 23.2.1, CPython 3.11, Debian 12, 2026-11-20. torch's CPU build was on the index. */
const ENVIRONMENT: PythonEnvironment = {
  python: '3.11',
  platform: 'linux/amd64',
  libc: 'glibc',
  glibcVersion: '2.36',
  indexes: [PYPI],
  asOf: null,
  installed: new Map(),
  tool: 'pip',
};

const PLACE = {
  sitePackages: '/usr/local/lib/python3.11/site-packages',
  bin: '/usr/local/bin',
  python: '3.11',
  compile: true,
};

/**
 * How near resolutions and weights come to real installs.
 * @param file rows like tests/accuracy/rows/pip-installs.jsonl.br; that file when absent. JSON lines, `.br` compressed or not
 */
export async function pipAccuracy(file: string = ROWS): Promise<PipAccuracy> {
  const table = await openWheels();
  const rows = readRows(file);
  const misses: string[] = [];
  const errors: number[] = [];
  const bareErrors: number[] = [];
  let exactNames = 0;
  let exactVersions = 0;
  for (const row of rows) {
    const found = resolveRow(row, table);
    const difference = differenceOf(found.pins, row.installed);
    if (difference.names) exactNames += 1;
    if (difference.names && difference.versions) exactVersions += 1;
    else misses.push(`${row.requirements.join(' ')}: ${difference.text}`);
    errors.push(Math.abs(found.bytes / row.site_packages_bytes - 1));
    bareErrors.push(Math.abs(found.bareBytes / row.without_pyc_bytes - 1));
    if ((errors.at(-1) ?? 0) > 0.015) {
      misses.push(
        `${row.requirements.join(' ')}: ${found.bytes} bytes for ${row.site_packages_bytes}`,
      );
    }
  }
  return {
    cases: rows.length,
    exactNames,
    exactVersions,
    nameShare: exactNames / rows.length,
    versionShare: exactVersions / rows.length,
    medianError: percentile(errors, 0.5),
    p90Error: percentile(errors, 0.9),
    medianErrorWithoutBytecode: percentile(bareErrors, 0.5),
    misses,
  };
}

/** The table over freshly compiled slices, all of them at hand. */
export async function openWheels(): Promise<WheelTable> {
  const slices = new Map<string, unknown>();
  await buildWheels(FACTS, (id, value) => {
    slices.set(id, value);
    return Promise.resolve();
  });
  return decodeWheels(slices.get('wheels'), (id) => slices.get(id));
}

function readRows(file: string): InstallRow[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Omit<InstallRow, 'installed'> & { installed: unknown[] })
    .map((row) => ({ ...row, installed: row.installed.map(toPin) }));
}

function toPin(one: unknown): string {
  if (typeof one === 'string') return one;
  const { name, version } = one as { name: string; version: string };
  return `${name}==${version}`;
}

function resolveRow(
  row: InstallRow,
  table: WheelTable,
): { pins: string[]; bytes: number; bareBytes: number } {
  const requirements = row.requirements.map(parseRequirement).filter((one) => one !== null);
  const wantsCpu = row.requirements.some((text) => text.includes('+cpu'));
  const indexes = wantsCpu ? [PYPI, { kind: 'known', id: 'pytorch-cpu' } as const] : [PYPI];
  const resolution = resolveDistributions(
    {
      requirements,
      constraints: [],
      pre: false,
      noDeps: false,
      upgrade: false,
      ignoreInstalled: false,
      onlyBinary: true,
    },
    { ...ENVIRONMENT, indexes },
    table,
  );
  const stubbed = new Set((row.stubbed ?? []).map((pin) => pin.replace(/==.*$/, '')));
  const counted = resolution.distributions.filter((one) => !stubbed.has(one.name));
  const sum = (compile: boolean): number =>
    weighInstall(counted, { ...PLACE, compile }).reduce((all, one) => all + one.amount.bytes, 0);
  return {
    pins: counted.map((one) => `${one.name}==${one.version}`),
    bytes: sum(true),
    bareBytes: sum(false),
  };
}

function differenceOf(
  ours: readonly string[],
  theirs: readonly string[],
): { names: boolean; versions: boolean; text: string } {
  const nameOf = (pin: string): string => pin.replace(/==.*$/, '');
  const [names, others] = [new Set(ours.map(nameOf)), new Set(theirs.map(nameOf))];
  const added = ours.filter((pin) => !theirs.includes(pin));
  const lacking = theirs.filter((pin) => !ours.includes(pin));
  return {
    names: names.size === others.size && [...names].every((name) => others.has(name)),
    versions: added.length === 0 && lacking.length === 0,
    text: [...added.map((pin) => `+${pin}`), ...lacking.map((pin) => `-${pin}`)].join(' '),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
