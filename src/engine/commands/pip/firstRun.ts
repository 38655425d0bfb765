import { between, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import type { Call } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import type { PythonHome } from './pythonHome.ts';

/** What runs first: pip of the base, pip or another module out of a venv, or a short script. */
export type FirstRun = 'pip' | 'module' | 'script';

/**
 * Byte-code that a run compiles into the standard library of CPython 3.11, which official images ship without (docker-library/python
 * removes it): real builds of 2026-11-20, the first with pip 23.2.1, the third with five modules of the standard library.
 */
const WRITTEN: Readonly<Record<FirstRun, number>> = {
  pip: 10_598_557,
  module: 5_100_000,
  script: 3_267_346,
};

interface PipRun {
  /** Bytes below the standard library. */
  readonly library: number;
  /** Bytes in pip's own package. */
  readonly pip: number;
}

/**
 * What `pip install` of one wheel imports and compiles, by CPython minor, with the pip that the official images carried last: measured
 * 2026-11-21 with PYTHONPYCACHEPREFIX on CPython 3.8.18 to 3.13.0. On 3.11 that gives 0.1 % less than the real builds.
 */
const PIP_RUNS: Readonly<Record<number, PipRun>> = {
  8: { library: 3_143_729, pip: 3_264_261 },
  9: { library: 3_234_744, pip: 3_254_489 },
  10: { library: 3_252_669, pip: 3_776_298 },
  11: { library: 5_142_000, pip: 5_456_557 },
  12: { library: 4_095_675, pip: 3_899_221 },
  13: { library: 4_254_214, pip: 3_988_874 },
};

/** Before pip 24.1 more was imported: 23.2.1 on CPython 3.12 compiles 21 % more than 24.2 does (the same measurement). */
const OLD_PIP_SHARE = 0.22;

function pipRunOf(minor: number): PipRun {
  const known = Math.min(Math.max(minor, 8), 13);
  return PIP_RUNS[known] ?? { library: WRITTEN.pip / 2, pip: WRITTEN.pip / 2 };
}

/** All that a run writes on this minor; other runs than pip's go with pip's part of the standard library. */
function writtenBy(run: FirstRun, minor: number): number {
  const { library, pip } = pipRunOf(minor);
  return run === 'pip' ? library + pip : (WRITTEN[run] * library) / pipRunOf(11).library;
}

/**
 * The byte-code that the first Python of a stage leaves beside its sources. None as another user than root, who may not write there,
 * none with PYTHONDONTWRITEBYTECODE, and only what an earlier run has not written.
 */
export function firstRunEffects(
  run: FirstRun,
  home: PythonHome,
  call: Call,
  stage: StageView,
): Effect[] {
  const unwanted = call.env.get('PYTHONDONTWRITEBYTECODE');
  if (home.hasBytecode || !stage.isRoot) return [];
  if (unwanted !== undefined && unwanted !== '') return [];
  const kind = run === 'pip' && home.kind === 'venv' ? 'module' : run;
  const library = `${home.libraryPrefix}/lib/python${home.version}`;
  const written = stage.filesystem
    .under(library)
    .filter(({ content }) => content.origin.kind === 'python')
    .reduce((sum, { content }) => sum + content.amount.bytes, 0);
  const minor = Number(home.version.split('.')[1] ?? 11);
  const isMeasured = minor === 11 && kind !== 'module';
  const missing = writtenBy(kind, minor) - written;
  // Later runs add modules that the first did not need: up to 30 kB in real builds.
  if (missing < 50_000) return [];
  const amount: Amount = isMeasured
    ? between(missing * 0.98, missing, missing * 1.02)
    : kind === 'pip'
      ? between(missing * 0.9, missing, missing * (1 + OLD_PIP_SHARE))
      : between(missing * 0.7, missing, missing * 1.3);
  const { library: ofLibrary, pip: ofPip } = pipRunOf(minor);
  const pipShare = ofPip / (ofLibrary + ofPip);
  const split = kind === 'pip' ? [1 - pipShare, pipShare] : ([1] as readonly number[]);
  return split.map((share, at): Effect => {
    const isPip = at === 1;
    return {
      type: 'write',
      content: {
        path: isPip ? `${home.sitePackages}/pip` : library,
        spread: true,
        amount: between(amount.low * share, amount.bytes * share, amount.high * share),
        fileClass: 'bytecode',
        origin: {
          kind: 'python',
          name: isPip ? 'byte-code of pip' : `byte-code of the standard library (${kind})`,
        },
        evidence: isMeasured && written === 0 ? 'measured' : 'derived',
        source: isMeasured
          ? 'the first Python run as root compiles what it imports: real builds on Python 3.11, 2026-11-20'
          : 'the first Python run as root compiles what it imports: measured by CPython minor, 2026-11-21',
      },
    };
  });
}
