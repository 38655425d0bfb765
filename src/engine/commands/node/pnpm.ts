import { between, times } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { readPnpmLock } from '../../packages/node/pnpmLock.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import { withoutDevelopment, withoutPresent } from './installedAgain.ts';
import { isProduction, nodePackageName, projectManifest, projectText } from './nodeProject.ts';
import { developmentNames, nodeModules, platformOf } from './nodeModules.ts';
import { scriptEffects } from './nodeScript.ts';
import type { Program, StageView } from '../program.ts';
import { homeOf, removed, written } from '../written.ts';

/**
 * pnpm: node_modules/.pnpm is hard-linked from the store, so that in one layer both weigh once; what stays in the store beside is its
 * index. Across file systems (a cache mount) pnpm copies, and the layer still holds node_modules once. pnpm.io, package-import-method.
 */
export const pnpm: Program = {
  names: ['pnpm'],
  run(call, stage): Outcome {
    const options = parseOptions(call.args, {
      withValue: [
        '--dir',
        '--filter',
        '--store-dir',
        '--registry',
        '--network-concurrency',
        '--reporter',
        '--virtual-store-dir',
        '--loglevel',
      ],
      aliases: {
        '-C': '--dir',
        '-F': '--filter',
        '-P': '--prod',
        '--production': '--prod',
        '-g': '--global',
        '-v': '--version',
        '-h': '--help',
      },
    });
    if (options.has('--help') || options.has('--version')) return { effects: [] };
    const [first, ...rest] = options.operands;
    const words = rest.map(({ text }) => text).filter((text) => text !== '');
    const folder = normalizePath(options.value('--dir') ?? '.', call.cwd);
    switch (first?.text) {
      case 'install':
      case 'i':
      case 'ci':
      case 'fetch':
        return { effects: install([], folder, call, stage, options) };
      case 'add':
        return {
          effects: install(
            words,
            options.has('--global') ? `${homeOf(call, stage)}/.local/share/pnpm/global/5` : folder,
            call,
            stage,
            options,
            options.has('--global') ? null : folder,
          ),
        };
      case 'deploy': {
        const target = words.at(-1);
        return {
          effects:
            target === undefined
              ? []
              : install([], normalizePath(target, call.cwd), call, stage, options, folder),
        };
      }
      case 'prune': {
        if (!options.has('--prod') && !isProduction(call.env)) return { effects: [] };
        const names = developmentNames(
          readPnpmLock(projectText(stage, folder, 'pnpm-lock.yaml')),
          projectManifest(stage, folder),
        );
        return {
          effects: [
            removed([normalizePath('node_modules', folder)], { origins: [{ kind: 'npm', names }] }),
          ],
        };
      }
      case 'store':
        return { effects: words[0] === 'prune' ? [removed([storeOf(call, stage, options)])] : [] };
      case 'run':
      case 'run-script':
        return { effects: scriptEffects(words[0], projectManifest(stage, folder), folder) };
      case 'exec':
      case 'dlx': {
        const inner = innerCall(call, rest);
        return inner ? stage.runNested(inner) : { effects: [] };
      }
      case undefined:
      case 'config':
      case 'set':
      case 'setup':
      case 'env':
      case 'list':
      case 'ls':
      case 'audit':
      case 'rebuild':
      case 'import':
      case 'remove':
      case 'update':
        return { effects: [] };
      default:
        return {
          effects: scriptEffects(first?.text ?? '', projectManifest(stage, folder), folder),
        };
    }
  },
};

function storeOf(call: Call, stage: StageView, options: ParsedOptions): string {
  const given =
    options.value('--store-dir') ??
    call.env.get('npm_config_store_dir') ??
    call.env.get('PNPM_STORE_PATH');
  if (given) return normalizePath(given, call.cwd);
  const home = call.env.get('PNPM_HOME');
  return home
    ? `${normalizePath(home, call.cwd)}/store`
    : `${homeOf(call, stage)}/.local/share/pnpm/store`;
}

function install(
  words: readonly string[],
  folder: string,
  call: Call,
  stage: StageView,
  options: ParsedOptions,
  project: string | null = folder,
): readonly Effect[] {
  const locked =
    project === null ? undefined : readPnpmLock(projectText(stage, project, 'pnpm-lock.yaml'));
  const manifest = project === null ? undefined : projectManifest(stage, project);
  const omitDev = options.has('--prod') || isProduction(call.env);
  const packed = nodeModules(
    {
      folder,
      lockFile: 'pnpm-lock.yaml',
      locked,
      manifest,
      named: words.map(nodePackageName).filter((name): name is string => name !== undefined),
      omitDev,
      platform: platformOf(stage, true),
    },
    stage,
  );
  const index = times(packed.amount, 0.03);
  const gone =
    omitDev && words.length === 0
      ? withoutDevelopment(normalizePath('node_modules', folder), locked, manifest, stage)
      : [];
  const effects = [
    ...packed.effects,
    written({
      path: storeOf(call, stage, options),
      amount: between(index.low * 0.5, index.bytes, index.high * 2),
      fileClass: 'cache',
      origin: { kind: 'npm', name: 'pnpm store' },
      evidence: 'assumed',
      source:
        'files of the store are hard links of those in node_modules; its index and the metadata cache come on top',
    }),
  ];
  return [...gone, ...withoutPresent(effects, stage)];
}
