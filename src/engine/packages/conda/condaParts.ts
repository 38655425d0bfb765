import type { FileClass } from '../../effects.ts';
import type { WheelWeight } from '../python/wheelTable.ts';

/** A share of a conda package's bytes: of which class, and below which folder of the environment. */
export interface CondaPart {
  readonly fileClass: FileClass;
  readonly folder: string;
  /** The shares of a package add up to 1. */
  readonly share: number;
}

/**
 * Python itself: libpython, the standard library and its byte-code (CPython 3.9 to 3.12 builds of conda-forge hold 20 of 100 MB in
 * libpython; the byte-code of a standard library is as large as its modules, real builds of 2026-11-20).
 */
function pythonParts(library: string): readonly CondaPart[] {
  return [
    { fileClass: 'native', folder: 'lib', share: 0.38 },
    { fileClass: 'code', folder: library, share: 0.3 },
    { fileClass: 'bytecode', folder: library, share: 0.17 },
    { fileClass: 'tests', folder: `${library}/test`, share: 0.1 },
    { fileClass: 'code', folder: 'include', share: 0.05 },
  ];
}

/** Compiled libraries bring headers and metadata beside what is loaded. */
const LIBRARY: readonly CondaPart[] = [
  { fileClass: 'native', folder: 'lib', share: 0.8 },
  { fileClass: 'data', folder: 'share', share: 0.12 },
  { fileClass: 'code', folder: 'include', share: 0.08 },
];

/**
 * What a conda package is made of, so that a clean-up of byte-code, headers or tests takes its share. A package of a Python
 * distribution is divided as the wheel of the same name.
 *
 * @param weight of that wheel; null when there is none
 * @param python minor version of the environment's Python, `3.11`
 */
export function condaParts(
  name: string,
  weight: WheelWeight | null,
  python: string,
): readonly CondaPart[] {
  const library = `lib/python${python}`;
  if (name === 'python') return pythonParts(library);
  if (weight === null) return LIBRARY;
  // 3.11 made byte-code a fifth larger (PEP 657).
  const minor = Number(python.split('.')[1] ?? 11);
  const bytecode = weight.bytecode.bytes / (minor < 11 ? 1.22 : 1);
  const all = weight.unpacked.bytes + bytecode;
  if (all <= 0) return LIBRARY;
  const tests = weight.tests ?? { folder: 'tests', source: 0, native: 0, data: 0 };
  const native = Math.min(weight.native, weight.unpacked.bytes) - tests.native;
  const inTests = tests.source + tests.native + tests.data;
  const rest = weight.unpacked.bytes - native - inTests;
  const site = `${library}/site-packages/${name.replaceAll('-', '_')}`;
  const parts: readonly (readonly [FileClass, string, number])[] = [
    ['native', site, native],
    ['code', site, rest],
    ['bytecode', site, bytecode],
    ['tests', `${site}/${tests.folder}`, inTests],
  ];
  return parts
    .filter(([, , bytes]) => bytes > 0)
    .map(([fileClass, folder, bytes]) => ({ fileClass, folder, share: bytes / all }));
}
