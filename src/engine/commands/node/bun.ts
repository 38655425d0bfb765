import { between, times } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { readBunLock } from '../../packages/node/bunLock.ts';
import type { Outcome } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { isProduction, nodePackageName, projectManifest, projectText } from './nodeProject.ts';
import { nodeModules, platformOf } from './nodeModules.ts';
import { scriptEffects } from './nodeScript.ts';
import type { Program } from '../program.ts';
import { asked, homeOf, removed, written } from '../written.ts';

/** bun: node_modules hard-linked from ~/.bun/install/cache, single-file executables, scripts. */
export const bun: Program = {
  names: ['bun'],
  run(call, stage): Outcome {
    const options = parseOptions(call.args, {
      withValue: [
        '--cwd',
        '--outfile',
        '--outdir',
        '--target',
        '--cache-dir',
        '--filter',
        '--backend',
        '--registry',
      ],
      aliases: { '-p': '--production', '-g': '--global', '-v': '--version', '-h': '--help' },
    });
    if (options.has('--help') || options.has('--version')) return { effects: [] };
    const [first, ...rest] = options.operands;
    const words = rest.map(({ text }) => text);
    const folder = normalizePath(options.value('--cwd') ?? '.', call.cwd);
    const cache =
      options.value('--cache-dir') ??
      call.env.get('BUN_INSTALL_CACHE_DIR') ??
      `${homeOf(call, stage)}/.bun/install/cache`;
    switch (first?.text) {
      case 'install':
      case 'i':
      case 'add':
      case 'ci': {
        const packed = nodeModules(
          {
            folder: options.has('--global') ? `${homeOf(call, stage)}/.bun/install/global` : folder,
            lockFile: 'bun.lock',
            locked: options.has('--global')
              ? undefined
              : readBunLock(projectText(stage, folder, 'bun.lock')),
            manifest: options.has('--global') ? undefined : projectManifest(stage, folder),
            named: words.map(nodePackageName).filter((name): name is string => name !== undefined),
            omitDev: options.has('--production') || isProduction(call.env),
            platform: platformOf(stage, true),
          },
          stage,
        );
        const manifests = times(packed.amount, 0.02);
        return {
          effects: [
            ...packed.effects,
            written({
              path: normalizePath(cache, call.cwd),
              amount: between(0, manifests.bytes, manifests.high * 2),
              fileClass: 'cache',
              origin: { kind: 'npm', name: 'bun cache' },
              evidence: 'assumed',
              source:
                'packages in the cache are hard links of those in node_modules; the metadata comes on top',
            }),
          ],
        };
      }
      case 'build': {
        const path = normalizePath(
          options.value('--outfile') ?? options.value('--outdir') ?? 'dist',
          call.cwd,
        );
        const isExecutable = options.has('--compile');
        return {
          effects: asked(
            {
              path,
              isFile: options.has('--outfile'),
              amount: isExecutable ? between(50e6, 95e6, 130e6) : between(10e3, 1e6, 30e6),
              fileClass: isExecutable ? 'native' : 'code',
              origin: { kind: 'generated', name: 'bun build' },
              evidence: 'unknown',
              source: isExecutable
                ? 'the program with the whole runtime in it'
                : 'a bundle; its size depends on the program',
            },
            {
              what: 'the output of bun build',
              reason: 'Only building would tell.',
              question: `How many bytes does ${path} have?`,
            },
          ),
        };
      }
      case 'pm':
        return {
          effects:
            words[0] === 'cache' && words[1] === 'rm'
              ? [removed([normalizePath(cache, call.cwd)])]
              : [],
        };
      case 'run':
        return { effects: scriptEffects(words[0], projectManifest(stage, folder), folder) };
      default:
        return { effects: [] };
    }
  },
};
