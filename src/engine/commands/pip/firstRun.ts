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

/** Of all byte-code that pip writes, what lies in its own package: the rest is the standard library's. */
const OF_PIP_ITSELF = 0.52;

/** .pyc of CPython 3.11 are 22 % larger than before (PEP 657). */
const BEFORE_311 = 1 / 1.22;

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
  const full = WRITTEN[kind] * (minor < 11 ? BEFORE_311 : 1);
  const missing = full - written;
  // Later runs add modules that the first did not need: up to 30 kB in real builds.
  if (missing < 50_000) return [];
  const amount: Amount = isMeasured
    ? between(missing * 0.98, missing, missing * 1.02)
    : between(missing * 0.7, missing, missing * 1.3);
  const split = kind === 'pip' ? [1 - OF_PIP_ITSELF, OF_PIP_ITSELF] : ([1] as readonly number[]);
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
          : 'the first Python run as root compiles what it imports: real builds on Python 3.11, scaled',
      },
    };
  });
}
