import type { PythonEnvironment } from './environment.ts';

/** How a wheel fits an environment. */
export type WheelFit =
  /** Usable as it is; the higher rank is the one that pip prefers. */
  | { readonly kind: 'fits'; readonly rank: number }
  /**
   * A wheel of another CPython minor or machine. The catalog keeps a few wheels of each release, and the one for this
   * environment, where it exists, weighs nearly the same.
   */
  | { readonly kind: 'stand-in'; readonly rank: number; readonly minor: number | null }
  | { readonly kind: 'unfit'; readonly why: 'libc' | 'machine' | 'python' | 'glibc' };

/** glibc of the manylinux names that do not say it (PEP 513, 571, 599). */
const MANYLINUX: Readonly<Record<string, string>> = {
  manylinux1: '2.5',
  manylinux2010: '2.12',
  manylinux2014: '2.17',
};

/** Fits the tags of a wheel's file name (PEP 425: python, abi, platform; each may be a set). */
export function fitWheel(file: string, environment: PythonEnvironment): WheelFit {
  const [python = '', abi = '', platform = ''] = file
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3);
  const place = fitPlatform(platform.split('.'), environment);
  if (place.kind === 'unfit') return place;
  const minor = Number(environment.python.split('.')[1] ?? 0);
  const age = fitPython(python.split('.'), abi, minor);
  if (age.kind === 'unfit') return age;
  // Interpreter and ABI come first, then the newest C library that fits (packaging.tags, the order of sys_tags).
  const rank = (age.kind === 'fits' ? age.rank : 0) * 1000 + place.level;
  if (age.kind === 'fits' && place.isExact) return { kind: 'fits', rank };
  return { kind: 'stand-in', rank, minor: age.kind === 'stand-in' ? age.minor : null };
}

type PlatformFit =
  | {
      readonly kind: 'fits';
      readonly isExact: boolean;
      /** 0 for any platform, else the minor of the newest glibc or musl version named that fits. */
      readonly level: number;
    }
  | { readonly kind: 'unfit'; readonly why: 'libc' | 'machine' | 'glibc' };

function fitPlatform(platforms: readonly string[], environment: PythonEnvironment): PlatformFit {
  if (platforms.includes('any')) return { kind: 'fits', isExact: true, level: 0 };
  const machine = environment.platform === 'linux/arm64' ? 'aarch64' : 'x86_64';
  const ofLibc = platforms.filter((platform) =>
    environment.libc === 'musl'
      ? platform.startsWith('musllinux')
      : !platform.startsWith('musllinux'),
  );
  if (ofLibc.length === 0) return { kind: 'unfit', why: 'libc' };
  const ofMachine = ofLibc.filter((platform) => platform.endsWith(machine));
  if (ofMachine.length === 0) {
    // One musllinux wheel of each release is kept, always of x86_64.
    if (environment.libc === 'musl') return { kind: 'fits', isExact: false, level: 1 };
    return { kind: 'unfit', why: 'machine' };
  }
  const limit = environment.glibcVersion === null ? Infinity : minorOf(environment.glibcVersion);
  const levels = ofMachine
    .map(levelOf)
    .filter((level) => environment.libc === 'musl' || level <= limit);
  if (levels.length === 0) return { kind: 'unfit', why: 'glibc' };
  return { kind: 'fits', isExact: true, level: Math.max(1, ...levels) };
}

/** Minor version of the C library that a platform tag asks for; a bare `linux_x86_64` asks for nothing. */
function levelOf(platform: string): number {
  const named = /^(?:many|musl)linux_\d+_(\d+)_/.exec(platform)?.[1];
  if (named !== undefined) return Number(named);
  return minorOf(MANYLINUX[platform.split('_')[0] ?? ''] ?? '2.1');
}

function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}

type PythonFit =
  | { readonly kind: 'fits'; readonly rank: number }
  | { readonly kind: 'stand-in'; readonly minor: number }
  | { readonly kind: 'unfit'; readonly why: 'python' };

function fitPython(pythons: readonly string[], abi: string, minor: number): PythonFit {
  let best: PythonFit = { kind: 'unfit', why: 'python' };
  for (const tag of pythons) {
    const [, kind = '', digits = ''] = /^(cp|py)3?(\d*)$/.exec(tag) ?? [];
    if (kind === '') continue;
    const tagged = digits === '' ? 0 : Number(digits);
    if (kind === 'py') {
      if (tagged <= minor && tag !== 'py2') best = better(best, { kind: 'fits', rank: 1 });
    } else if (abi === 'abi3') {
      if (tagged <= minor) best = better(best, { kind: 'fits', rank: 2 });
    } else if (tagged === minor) {
      best = better(best, { kind: 'fits', rank: 3 });
    } else best = better(best, { kind: 'stand-in', minor: tagged });
  }
  return best;
}

function better(a: PythonFit, b: PythonFit): PythonFit {
  if (a.kind === 'fits') return b.kind === 'fits' && b.rank > a.rank ? b : a;
  return b.kind === 'unfit' ? a : b;
}

/** From when to when new releases came with wheels for a CPython minor: its first release candidate to about its end of life (PEP 596 to 745). */
const WHEELS_FROM_TO: Readonly<Record<string, readonly [string, string]>> = {
  '3.6': ['2016-12', '2022-01'],
  '3.7': ['2018-06', '2023-07'],
  '3.8': ['2019-10', '2024-12'],
  '3.9': ['2020-10', '2025-12'],
  '3.10': ['2021-09', '2026-12'],
  '3.11': ['2022-09', '2027-12'],
  '3.12': ['2023-09', '2028-12'],
  '3.13': ['2024-09', '2029-12'],
  '3.14': ['2025-09', '2030-12'],
};

/** Whether a release of that day, known with a wheel for CPython 3.`minor`, has one for the environment's too. */
export function hasLikelyWheel(
  environment: PythonEnvironment,
  minor: number | null,
  since: string | null,
): boolean {
  if (minor === null) return true;
  const { python } = environment;
  const isWholeKept = environment.libc === 'glibc' && environment.platform === 'linux/amd64';
  // The catalog keeps cp311 and cp312 wheels of x86_64 wherever they exist, and one wheel each for other platforms.
  if (isWholeKept && python === '3.11' && minor > 11) return false;
  const [from, to] = WHEELS_FROM_TO[python] ?? ['2016-01', '2016-01'];
  return since === null || (since >= from && since <= `${to}-31`);
}
