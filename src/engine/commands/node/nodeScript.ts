import { between, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import type { NodeManifest } from '../../packages/node/nodeManifest.ts';
import { asked, written } from '../written.ts';

/** What a build tool leaves, by the words that start it. Ranges of small to large applications; no measurement behind them. */
const OUTPUTS: readonly (readonly [RegExp, string, Amount])[] = [
  [/\bnext build\b/, '.next', between(3e6, 60e6, 500e6)],
  [/\bnuxt (build|generate)\b/, '.output', between(8e6, 40e6, 200e6)],
  [/\breact-scripts build\b/, 'build', between(0.8e6, 6e6, 40e6)],
  [/\bgatsby build\b/, 'public', between(2e6, 20e6, 300e6)],
  [/\bng build\b/, 'dist', between(0.8e6, 5e6, 60e6)],
  [/\bvite build\b/, 'dist', between(0.2e6, 2e6, 40e6)],
  [/\bvue-cli-service build\b/, 'dist', between(0.5e6, 3e6, 40e6)],
  [/\b(remix|react-router) (vite:)?build\b/, 'build', between(0.5e6, 4e6, 40e6)],
  [/\bastro build\b/, 'dist', between(0.2e6, 3e6, 60e6)],
  [
    /\b(tsc|tsup|rollup|webpack|esbuild|parcel|nest build|swc|turbo|rspack|babel)\b/,
    'dist',
    between(0.05e6, 1e6, 40e6),
  ],
];

const HARMLESS =
  /^(start|dev|serve|test|lint|format|check|typecheck|types?|preinstall|prepare|watch|clean|audit)([:-].*)?$/;

/**
 * What `npm run NAME` writes, told by the script's text; tests, linters and servers write nothing that counts.
 * @param name undefined where none is given: the scripts are listed
 */
export function scriptEffects(
  name: string | undefined,
  manifest: NodeManifest | undefined,
  folder: string,
): readonly Effect[] {
  if (name === undefined) return [];
  const script = manifest?.scripts[name];
  if (script === undefined && HARMLESS.test(name)) return [];
  const known = OUTPUTS.find(([pattern]) => pattern.test(script ?? ''));
  if (known === undefined && script !== undefined && HARMLESS.test(name)) return [];
  const [, output, amount] = known ?? [null, '', between(0, 2e6, 100e6)];
  const base = folder === '/' ? '' : folder;
  const caches = /\breact-scripts build\b/.test(script ?? '') ? [buildCache(base)] : [];
  const effects = asked(
    {
      path: output === '' ? folder : `${base}/${output}`,
      amount,
      origin: { kind: 'generated', name: `npm run ${name}` },
      evidence: 'unknown',
      source: known
        ? `the output of ${script ?? name}: a range of small to large applications`
        : 'what a script writes cannot be told from its name',
    },
    {
      what: `the output of npm run ${name}`,
      reason:
        script === undefined ? 'The script is not known.' : `Only running "${script}" would tell.`,
      question: `How many bytes does ${output === '' ? `npm run ${name}` : output} have after the build?`,
    },
  );
  return [...effects, ...caches];
}

/** create-react-app 5 lets webpack and Babel keep their caches in node_modules/.cache (its webpack.config.js, `cache`). */
function buildCache(base: string): Effect {
  return written({
    path: `${base}/node_modules/.cache`,
    amount: between(0.7e6, 12e6, 200e6),
    fileClass: 'cache',
    origin: { kind: 'generated', name: 'caches of react-scripts' },
    evidence: 'assumed',
    source:
      'react-scripts keeps caches of webpack, Babel and ESLint: 0.75 MB of an application of one page, measured 2026-11-21',
  });
}
