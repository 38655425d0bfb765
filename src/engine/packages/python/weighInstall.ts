import { between, exactly, times, within, type Amount } from '../../amount.ts';
import type { Content, FileClass, Origin } from '../../effects.ts';
import type { ResolvedDistribution } from './resolution.ts';
import type { TestFolders } from './wheelTable.ts';

export interface InstallPlace {
  /** Absolute folder that packages go to. */
  readonly sitePackages: string;
  /** Absolute folder for console scripts. */
  readonly bin: string;
  /** CPython minor: `3.11`. */
  readonly python: string;
  /** Whether .pyc files are written: pip does by default, uv does not. */
  readonly compile: boolean;
}

/** Bytes of the script that pip writes in bin for an entry point: median of 81 measured installs, 2026-11-20. */
const SCRIPT_BYTES = 225;

/** Bytes of RECORD for each .pyc: its path and two commas. Median of 87 measured installs, 2026-11-20. */
const RECORD_BYTES_PER_PYC = 64;

/** Size of .pyc against CPython 3.11's: 3.11 made them 22 % larger (PEP 657, which gives the standard library's before and after). */
const PYC_BEFORE_311 = 1 / 1.22;

/**
 * Byte-code for each byte of source in test folders against that of the other modules, which have longer docstrings and comments:
 * median of 15 wheels byte-compiled with CPython 3.11.7, 2026-11-21 (1.11 statsmodels ... 1.61 sympy).
 */
const TEST_PYC_PER_SOURCE = 1.476;

/** What each class weighs in gzip against the others, where a wheel's total is known (measured wheels, 2026-11-20). */
const GZIP_SHARE: Readonly<Partial<Record<FileClass, number>>> = {
  code: 0.25,
  tests: 0.25,
  bytecode: 0.38,
  native: 0.34,
  data: 0.3,
};

/**
 * A folder, what kind of files, and their bytes. Files in test folders at any depth are filed under one folder of that name, so that what
 * removes `tests` by name finds them: their code as a class of its own, their byte-code as byte-code, which `find -name '*.pyc'` takes.
 */
type Piece = readonly [folder: string, fileClass: FileClass, amount: Amount];

const NO_TESTS: TestFolders = { folder: 'tests', source: 0, native: 0, data: 0 };

/** What an install writes, as pieces by distribution and class of file. */
export function weighInstall(
  distributions: readonly ResolvedDistribution[],
  place: InstallPlace,
): Content[] {
  const key = JSON.stringify(place);
  return distributions.flatMap((distribution) => {
    const known = weighed.get(distribution);
    if (known?.key === key) return known.contents;
    const contents = weighDistribution(distribution, place);
    weighed.set(distribution, { key, contents });
    return contents;
  });
}

/** The same distribution of the same resolution is weighed at every keystroke: resolveDistributions keeps it. */
const weighed = new WeakMap<
  ResolvedDistribution,
  { readonly key: string; readonly contents: readonly Content[] }
>();

/** What one distribution leaves on disk: its tree, its byte-code, its scripts and what pip records. */
export function weighDistribution(
  distribution: ResolvedDistribution,
  place: InstallPlace,
): Content[] {
  const { name, version, weight } = distribution;
  const origin: Origin = { kind: 'pip', name, version, requiredBy: distribution.requiredBy };
  const site = place.sitePackages;
  const bytecode = place.compile ? bytecodeFor(weight.bytecode, place.python) : exactly(0);
  const share = (bytes: number): Amount =>
    times(weight.unpacked, weight.unpacked.bytes === 0 ? 0 : bytes / weight.unpacked.bytes);
  const native = Math.min(weight.native, weight.unpacked.bytes);
  const code = Math.min(weight.source, weight.unpacked.bytes - native);
  const data = weight.unpacked.bytes - native - code;
  const path = `${site}/${folderOf(distribution)}`;
  const tests = weight.tests ?? NO_TESTS;
  const testPath = `${path}/${tests.folder}`;
  const testBytecode = bytecodeShare(tests.source, code);
  const pieces: readonly Piece[] = [
    [path, 'code', share(code - tests.source)],
    [path, 'native', share(native - tests.native)],
    [path, 'data', share(data - tests.data)],
    [path, 'bytecode', times(bytecode, 1 - testBytecode)],
    [testPath, 'tests', share(tests.source + tests.native + tests.data)],
    [testPath, 'bytecode', times(bytecode, testBytecode)],
  ];
  const compress = compressor(pieces, weight.gzip, weight.bytecode.bytes);
  const common = { origin, evidence: distribution.evidence, source: weight.note } as const;
  const tree = pieces
    .filter(([, , amount]) => amount.high > 0)
    .map(([folder, fileClass, amount]): Content => ({
      path: folder,
      spread: true,
      amount,
      fileClass,
      ...common,
      ...compress(fileClass, amount),
    }));
  const adds = recordBytes(distribution, place.compile);
  const info: Content = {
    path: `${site}/${name.replaceAll('-', '_')}-${version}.dist-info`,
    spread: true,
    amount: adds,
    fileClass: 'data',
    origin,
    evidence: 'derived',
    source:
      'INSTALLER and the rows of RECORD that the installer adds, measured installs of 2026-11-20',
  };
  return [...tree, info, ...scripts(distribution, place, origin)];
}

/** Share of the byte-code that tests have whose source is `tests` of `all` bytes. */
function bytecodeShare(tests: number, all: number): number {
  const weighted = tests * TEST_PYC_PER_SOURCE;
  return weighted === 0 ? 0 : weighted / (weighted + Math.max(0, all - tests));
}

/** The largest folder of the wheel; a module that is one file has none. */
function folderOf({ name, weight }: ResolvedDistribution): string {
  const folder = weight.topLevel.find((entry) => !/\.(py|so|pth|pyi|txt|md)$/.test(entry));
  return folder ?? name.replaceAll('-', '_');
}

/** .pyc of another CPython minor than the measured one. */
function bytecodeFor(measured: Amount, python: string): Amount {
  const minor = Number(python.split('.')[1] ?? 11);
  if (minor === 11) return measured;
  const scaled = minor < 11 ? times(measured, PYC_BEFORE_311) : measured;
  const wide = within(scaled.bytes, 0.1);
  return between(Math.min(scaled.low, wide.low), scaled.bytes, Math.max(scaled.high, wide.high));
}

function scripts(
  { name, weight }: ResolvedDistribution,
  place: InstallPlace,
  origin: Origin,
): Content[] {
  if (!weight.scripts) return [];
  return [
    {
      path: `${place.bin}/${name}`,
      spread: true,
      amount: within(weight.scripts * SCRIPT_BYTES, 0.05),
      fileClass: 'code',
      origin,
      evidence: 'derived',
      source: `${weight.scripts} entry points of ${SCRIPT_BYTES} bytes, measured installs of 2026-11-20`,
    },
  ];
}

/** INSTALLER, and with byte-code the longer RECORD. How many .py files there are is told from their bytes. */
function recordBytes({ weight }: ResolvedDistribution, compile: boolean): Amount {
  const files = weight.files === undefined || weight.files === 0 ? Infinity : weight.files - 5;
  const modules = Math.max(0, Math.min(files, Math.ceil(weight.source / 7000)));
  const bytes = 90 + (compile ? modules * RECORD_BYTES_PER_PYC : 0);
  return between(bytes * 0.5, bytes, bytes * 2);
}

/** Shares the wheel's known gzip size among the classes. */
function compressor(
  pieces: readonly Piece[],
  gzip: number | null,
  fullBytecode: number,
): (fileClass: FileClass, amount: Amount) => { compressed?: number } {
  if (gzip === null) return () => ({});
  const weightOf = (fileClass: FileClass, bytes: number): number =>
    bytes * (GZIP_SHARE[fileClass] ?? 0.3);
  let sum = 0;
  for (const [, fileClass, amount] of pieces) {
    if (fileClass !== 'bytecode') sum += weightOf(fileClass, amount.bytes);
  }
  sum += weightOf('bytecode', fullBytecode);
  const factor = sum === 0 ? 0 : gzip / sum;
  return (fileClass, amount) => ({
    compressed: Math.min(amount.bytes, Math.round(weightOf(fileClass, amount.bytes) * factor)),
  });
}
