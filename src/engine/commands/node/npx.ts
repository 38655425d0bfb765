import { between } from '../../amount.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import { nodePackageName, projectManifest } from './nodeProject.ts';
import { scriptEffects } from './nodeScript.ts';
import type { Program } from '../program.ts';
import { homeOf, written } from '../written.ts';

/** npx and bunx: run a program of node_modules, or download it to the npx cache first. */
export const npx: Program = {
  names: ['npx', 'bunx', 'pnpx'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['--package', '--call', '--cache'],
      aliases: { '-p': '--package', '-c': '--call', '-y': '--yes' },
      stopAtOperand: true,
    });
    const words = options.operands;
    const [first, ...rest] = words;
    if (first === undefined) return { effects: [] };
    const name = nodePackageName(first.text) ?? first.text;
    const manifest = projectManifest(stage, call.cwd);
    const isLocal =
      manifest !== undefined &&
      (name in manifest.dependencies ||
        name in manifest.devDependencies ||
        stage.filesystem.exists(`${call.cwd}/node_modules/.bin/${name}`) !== 'no');
    const line = words.map(({ text }) => text).join(' ');
    // The same ranges as for a script with these words.
    const effects = /\bbuild\b/.test(line)
      ? scriptEffects(
          'npx',
          {
            name: '',
            dependencies: {},
            devDependencies: {},
            scripts: { npx: line },
            packageManager: null,
          },
          call.cwd,
        )
      : [];
    const inner = innerCall(call, [
      { ...first, text: name.replace(/^@playwright\/test$/, 'playwright').replace(/^.*\//, '') },
      ...rest,
    ]);
    const outcome = inner ? stage.runNested(inner) : { effects: [] };
    if (isLocal || stage.filesystem.exists(`${call.cwd}/node_modules`) === 'maybe')
      return { ...outcome, effects };
    const tree = stage.catalog.packages()?.find('npm', `tree:${name}`);
    return {
      ...outcome,
      effects: [
        ...effects,
        written({
          path: `${homeOf(call, stage)}/.npm`,
          amount: tree?.installed ?? between(0.1e6, 8e6, 120e6),
          fileClass: 'cache',
          origin: { kind: 'npm', name },
          evidence: 'assumed',
          source: tree?.source ?? 'npx unpacks the package with all that it needs into its cache',
        }),
      ],
    };
  },
};
