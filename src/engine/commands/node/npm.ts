import { between, times } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { readPackageLock } from '../../packages/node/packageLock.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import { withoutDevelopment, withoutPresent } from './installedAgain.ts';
import { isProduction, nodePackageName, projectManifest, projectText } from './nodeProject.ts';
import { developmentNames, nodeModules, platformOf } from './nodeModules.ts';
import { changedPackages, pruneUnknown } from './npmChanges.ts';
import { scriptEffects } from './nodeScript.ts';
import type { Program, StageView } from '../program.ts';
import { asked, homeOf, removed, written } from '../written.ts';

/** npm: node_modules from the lock file, and the tarballs that it keeps in its cache. */
export const npm: Program = {
  names: ['npm'],
  run(call, stage): Outcome {
    const options = parseOptions(call.args, {
      withValue: [
        '--prefix',
        '--omit',
        '--include',
        '--only',
        '--cache',
        '--registry',
        '--loglevel',
        '--workspace',
        '--userconfig',
        '--tag',
        '--fetch-retries',
        '--fetch-timeout',
        '--fetch-retry-mintimeout',
        '--fetch-retry-maxtimeout',
        '--maxsockets',
        '--network-timeout',
        '--unsafe-perm=',
      ],
      aliases: {
        '-C': '--prefix',
        '-w': '--workspace',
        '-g': '--global',
        '-P': '--save-prod',
        '-D': '--save-dev',
        '-h': '--help',
        '-v': '--version',
      },
    });
    if (options.has('--help') || options.has('--version') || options.has('--dry-run'))
      return { effects: [] };
    // Only package-lock.json is written (npm docs, Config: package-lock-only).
    if (options.has('--package-lock-only')) return { effects: [] };
    const [subcommand, ...rest] = options.operands;
    const words = rest.map(({ text }) => text).filter((text) => text !== '');
    const folder = options.has('--global')
      ? call.cwd
      : normalizePath(options.value('--prefix') ?? '.', call.cwd);
    switch (subcommand?.text) {
      case 'install':
      case 'i':
      case 'in':
      case 'add':
        if (options.has('--global') || options.value('--location') === 'global')
          return { effects: globally(words, call, stage, options) };
        return { effects: installed(words, folder, call, stage, options) };
      case 'ci':
      case 'clean-install':
      case 'install-clean':
      case 'install-test':
        return {
          effects: [
            removed([normalizePath('node_modules', folder)]),
            ...install([], folder, call, stage, options),
          ],
        };
      case 'prune':
        return { effects: prune(folder, call, stage, options) };
      case 'uninstall':
      case 'remove':
      case 'rm':
        return { effects: [removed(['/'], { origins: [{ kind: 'npm', names: words }] })] };
      case 'cache':
        return {
          effects:
            words[0] === 'clean' ? [removed([`${cacheOf(call, stage, options)}/_cacache`])] : [],
        };
      case 'run':
      case 'run-script':
        return { effects: scriptEffects(words[0], projectManifest(stage, folder), folder) };
      case 'exec':
      case 'x': {
        const inner = innerCall(call, rest);
        return inner ? stage.runNested(inner) : { effects: [] };
      }
      case 'audit':
        return { effects: words[0] === 'fix' ? changedPackages('npm audit fix', folder) : [] };
      case 'rebuild':
      case 'rb':
      case 'update':
      case 'upgrade':
      case 'up':
        return { effects: changedPackages(`npm ${[subcommand.text, ...words].join(' ')}`, folder) };
      default:
        return { effects: [] };
    }
  },
};

function omitsDev(call: Call, options: ParsedOptions): boolean {
  if (options.values('--include').includes('dev') || options.value('--production') === 'false')
    return false;
  const env = (name: string): string =>
    call.env.get(name) ?? call.env.get(name.toUpperCase()) ?? '';
  return (
    options.values('--omit').some((value) => value.split(',').includes('dev')) ||
    /^prod/.test(options.value('--only') ?? '') ||
    options.has('--production') ||
    options.has('--prod') ||
    /\bdev\b/.test(env('npm_config_omit')) ||
    env('npm_config_production') === 'true' ||
    isProduction(call.env)
  );
}

function cacheOf(call: Call, stage: StageView, options: ParsedOptions): string {
  const given =
    options.value('--cache') ??
    call.env.get('npm_config_cache') ??
    call.env.get('NPM_CONFIG_CACHE');
  return given ? normalizePath(given, call.cwd) : `${homeOf(call, stage)}/.npm`;
}

function lockOf(stage: StageView, folder: string): string | undefined {
  return (
    projectText(stage, folder, 'package-lock.json') ??
    projectText(stage, folder, 'npm-shrinkwrap.json')
  );
}

function install(
  words: readonly string[],
  folder: string,
  call: Call,
  stage: StageView,
  options: ParsedOptions,
  isGlobal = false,
): Effect[] {
  const named = words.map(nodePackageName);
  const packed = nodeModules(
    {
      folder,
      lockFile: 'package-lock.json',
      locked: isGlobal ? undefined : readPackageLock(lockOf(stage, folder)),
      manifest: isGlobal ? undefined : projectManifest(stage, folder),
      named: named.filter((name): name is string => name !== undefined),
      omitDev: omitsDev(call, options),
      platform: platformOf(stage, true),
    },
    stage,
  );
  const effects = [...packed.effects];
  // A folder is linked and costs nothing; an archive or a repository is anybody's guess.
  for (const word of words.filter(
    (text, at) => named[at] === undefined && !/^\.{0,2}\/?$/.test(text),
  )) {
    if (stage.filesystem.exists(normalizePath(word, call.cwd)) === 'no')
      effects.push(...fromElsewhere(word, folder));
  }
  // `npm ci` refuses to run without a lock file.
  const hasLock =
    !isGlobal && (lockOf(stage, folder) !== undefined || CLEAN.test(call.args[0]?.text ?? ''));
  const kept = {
    path: `${cacheOf(call, stage, options)}/_cacache`,
    origin: { kind: 'npm', name: 'npm cache' },
    evidence: 'derived',
  } as const;
  const tarballs = times(packed.amount, 0.28);
  effects.push(
    written({
      ...kept,
      amount: between(tarballs.low * 0.75, tarballs.bytes, tarballs.high * 1.5),
      fileClass: 'cache',
      source: 'npm keeps the tarballs that it downloads: 20 to 40 % of node_modules',
    }),
  );
  if (hasLock) return effects;
  const metadata = times(packed.amount, 0.52);
  effects.push(
    written({
      ...kept,
      amount: between(metadata.low * 0.1, metadata.bytes, metadata.high * 1.5),
      fileClass: 'data',
      source:
        'without a lock file npm keeps the metadata of every package that it meets: a cache of 226 MB beside 284 MB of a create-react-app, measured 2026-11-21',
    }),
  );
  return effects;
}

/** `npm install` beside what an earlier one left; `npm ci` begins with an empty folder. */
function installed(
  words: readonly string[],
  folder: string,
  call: Call,
  stage: StageView,
  options: ParsedOptions,
): readonly Effect[] {
  const gone =
    words.length === 0 && omitsDev(call, options)
      ? withoutDevelopment(
          normalizePath('node_modules', folder),
          readPackageLock(lockOf(stage, folder)),
          projectManifest(stage, folder),
          stage,
        )
      : [];
  return [...gone, ...withoutPresent(install(words, folder, call, stage, options), stage)];
}

/** Subcommands that install what the lock file says and nothing else. */
const CLEAN = /^(ci|clean-install|install-clean)$/;

function globally(
  words: readonly string[],
  call: Call,
  stage: StageView,
  options: ParsedOptions,
): Effect[] {
  const prefix =
    options.value('--prefix') ??
    call.env.get('NPM_CONFIG_PREFIX') ??
    call.env.get('npm_config_prefix') ??
    prefixOf(stage);
  return install(words, `${normalizePath(prefix, call.cwd)}/lib`, call, stage, options, true);
}

/** Node images and nvm install to /usr/local, packages of NodeSource to /usr, those of Debian to /usr/local. */
function prefixOf(stage: StageView): string {
  return stage.dpkg.has('nodejs') && !stage.dpkg.has('npm') ? '/usr' : '/usr/local';
}

function prune(folder: string, call: Call, stage: StageView, options: ParsedOptions): Effect[] {
  if (!omitsDev(call, options)) return [];
  const names = developmentNames(
    readPackageLock(lockOf(stage, folder)),
    projectManifest(stage, folder),
  );
  const path = normalizePath('node_modules', folder);
  return [removed([path], { origins: [{ kind: 'npm', names }] }), ...pruneUnknown(path, stage)];
}

function fromElsewhere(word: string, folder: string): readonly Effect[] {
  return asked(
    {
      path: `${folder === '/' ? '' : folder}/node_modules`,
      amount: between(20e3, 3e6, 100e6),
      origin: { kind: 'npm', name: word },
      evidence: 'unknown',
      source: 'a package from an archive or a repository',
    },
    {
      what: word,
      reason: 'It comes from outside of the registry.',
      question: `How many bytes does ${word} install?`,
    },
  );
}
