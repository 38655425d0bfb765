import { between, times } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { readYarnLock } from '../../packages/node/yarnLock.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { withoutDevelopment, withoutPresent } from './installedAgain.ts';
import { isProduction, nodePackageName, projectManifest, projectText } from './nodeProject.ts';
import { nodeModules, platformOf } from './nodeModules.ts';
import { scriptEffects } from './nodeScript.ts';
import type { Program, StageView } from '../program.ts';
import { homeOf, removed, written } from '../written.ts';

/** yarn 1 (classic) and the later ones (berry). */
export const yarn: Program = {
  names: ['yarn', 'yarnpkg'],
  run(call, stage): Outcome {
    const options = parseOptions(call.args, {
      withValue: [
        '--cwd',
        '--cache-folder',
        '--modules-folder',
        '--network-timeout',
        '--registry',
        '--network-concurrency',
        '--mutex',
        '--global-folder',
        '--prefix',
      ],
      aliases: { '--prod': '--production', '-v': '--version', '-h': '--help' },
    });
    if (options.has('--help') || options.has('--version')) return { effects: [] };
    const [first, ...rest] = options.operands;
    const words = rest.map(({ text }) => text).filter((text) => text !== '');
    const folder = normalizePath(options.value('--cwd') ?? '.', call.cwd);
    const isBerry = usesBerry(stage, folder);
    switch (first?.text ?? 'install') {
      case 'install':
        return { effects: install([], folder, call, stage, options, isBerry) };
      case 'add':
        return { effects: install(words, folder, call, stage, options, isBerry) };
      case 'workspaces':
        return {
          effects:
            words[0] === 'focus'
              ? install([], folder, call, stage, options, isBerry, options.has('--production'))
              : [],
        };
      case 'global':
        return {
          effects:
            words[0] === 'add'
              ? install(words.slice(1), globalFolder(call, stage), call, stage, options, false)
              : [],
        };
      case 'cache':
        return {
          effects:
            words[0] === 'clean' || words[0] === 'clear'
              ? [removed([cacheOf(call, stage, options, isBerry)])]
              : [],
        };
      case 'remove':
        return { effects: [removed(['/'], { origins: [{ kind: 'npm', names: words }] })] };
      case 'run':
        return { effects: scriptEffects(words[0], projectManifest(stage, folder), folder) };
      case 'config':
      case 'set':
      case 'policies':
      case 'plugin':
      case 'why':
      case 'list':
      case 'info':
      case 'audit':
      case 'version':
      case 'versions':
      case 'init':
      case 'login':
      case 'link':
      case 'dlx':
      case 'exec':
      case 'node':
      case 'workspace':
        return { effects: [] };
      default: {
        // `yarn build` runs the script of that name; a word that is none was the value of an option.
        const name = first?.text ?? '';
        return {
          effects: /^\d/.test(name)
            ? install([], folder, call, stage, options, isBerry)
            : scriptEffects(name, projectManifest(stage, folder), folder),
        };
      }
    }
  },
};

function usesBerry(stage: StageView, folder: string): boolean {
  if (projectText(stage, folder, '.yarnrc.yml') !== undefined) return true;
  if (/^yarn@([2-9]|\d{2})/.test(projectManifest(stage, folder)?.packageManager ?? '')) return true;
  return /^__metadata:/m.test(projectText(stage, folder, 'yarn.lock') ?? '');
}

function cacheOf(call: Call, stage: StageView, options: ParsedOptions, isBerry: boolean): string {
  const given = options.value('--cache-folder') ?? call.env.get('YARN_CACHE_FOLDER');
  if (given) return normalizePath(given, call.cwd);
  if (isBerry) return `${homeOf(call, stage)}/.yarn/berry/cache`;
  // For root yarn 1 uses a shared folder.
  return stage.isRoot ? '/usr/local/share/.cache/yarn' : `${homeOf(call, stage)}/.cache/yarn`;
}

function globalFolder(call: Call, stage: StageView): string {
  return stage.isRoot
    ? '/usr/local/share/.config/yarn/global'
    : `${homeOf(call, stage)}/.config/yarn/global`;
}

function install(
  words: readonly string[],
  folder: string,
  call: Call,
  stage: StageView,
  options: ParsedOptions,
  isBerry: boolean,
  production = false,
): readonly Effect[] {
  // Globally installed packages have a folder of their own.
  const isGlobal = folder.endsWith('/yarn/global');
  const manifest = isGlobal ? undefined : projectManifest(stage, folder);
  const given = options.value('--modules-folder');
  const home =
    given === undefined ? folder : normalizePath(given, call.cwd).replace(/\/node_modules$/, '');
  const locked = isGlobal
    ? undefined
    : readYarnLock(projectText(stage, folder, 'yarn.lock'), manifest);
  // `--production=false` is for those whose NODE_ENV says otherwise (yarn 1, yarn install).
  const isOmitted =
    options.value('--production') !== 'false' &&
    (options.has('--production') || isProduction(call.env));
  const omitDev = production || (!isBerry && isOmitted);
  const packed = nodeModules(
    {
      folder: home,
      lockFile: 'yarn.lock',
      locked,
      manifest,
      named: words.map(nodePackageName).filter((name): name is string => name !== undefined),
      omitDev,
      // yarn 1 does not know `libc` and installs the binaries for glibc and musl.
      platform: platformOf(stage, isBerry),
    },
    stage,
  );
  const cache = cacheOf(call, stage, options, isBerry);
  const linker = /^nodeLinker:\s*['"]?([\w-]+)/m.exec(
    projectText(stage, folder, '.yarnrc.yml') ?? '',
  )?.[1];
  if (isBerry && linker !== 'node-modules' && linker !== 'pnpm') {
    const zips = archives(
      cache,
      times(packed.amount, 0.36),
      'Plug’n’Play: yarn runs the packages from the zip archives of its cache',
    );
    return withoutPresent([zips], stage);
  }
  const gone =
    omitDev && words.length === 0
      ? withoutDevelopment(normalizePath('node_modules', home), locked, manifest, stage)
      : [];
  if (isBerry) {
    const kept = archives(cache, times(packed.amount, 0.36), 'zip archives of the packages');
    return [...gone, ...withoutPresent([...packed.effects, kept], stage)];
  }
  const cached = times(packed.amount, 1.28);
  const effects = [
    ...packed.effects,
    written({
      path: cache,
      amount: between(cached.low * 0.9, cached.bytes, cached.high * 1.15),
      fileClass: 'cache',
      origin: { kind: 'npm', name: 'yarn cache' },
      evidence: 'derived',
      source: 'yarn 1 keeps every package unpacked and its tarball: more than node_modules itself',
    }),
  ];
  return [...gone, ...withoutPresent(effects, stage)];
}

function archives(path: string, amount: ReturnType<typeof times>, source: string): Effect {
  return written({
    path,
    amount: between(amount.low * 0.8, amount.bytes, amount.high * 1.3),
    fileClass: 'archive',
    origin: { kind: 'npm', name: 'yarn cache' },
    evidence: 'derived',
    source,
  });
}
