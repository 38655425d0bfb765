import { normalizePath } from '../../filesystem/normalizePath.ts';
import { indexOfUrl, PYPI } from '../../packages/python/indexes.ts';
import type { PackageIndex } from '../../packages/python/environment.ts';
import type { Call, Word } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { StageView } from '../program.ts';

/** What options, PIP_ variables and pip.conf say together; the command line wins, then the environment. */
export interface PipSettings {
  readonly options: ParsedOptions;
  readonly requirementFiles: readonly Word[];
  readonly constraintFiles: readonly string[];
  readonly editables: readonly Word[];
  readonly indexes: readonly PackageIndex[];
  readonly cacheDir: string;
  readonly cacheDisabled: boolean;
  readonly compile: boolean;
  readonly target: string | null;
  readonly prefix: string | null;
  readonly root: string | null;
  readonly user: boolean;
  readonly noDeps: boolean;
  readonly upgrade: boolean;
  readonly pre: boolean;
  readonly ignoreInstalled: boolean;
  readonly onlyBinary: boolean;
  readonly breakSystemPackages: boolean;
  /** `--no-index` or `--find-links`: distributions that no index has may lie there. */
  readonly findLinks: readonly string[];
  readonly noIndex: boolean;
}

const WITH_VALUE = [
  '--requirement',
  '--constraint',
  '--editable',
  '--index-url',
  '--extra-index-url',
  '--find-links',
  '--target',
  '--prefix',
  '--root',
  '--src',
  '--cache-dir',
  '--platform',
  '--python-version',
  '--implementation',
  '--abi',
  '--no-binary',
  '--only-binary',
  '--upgrade-strategy',
  '--trusted-host',
  '--timeout',
  '--retries',
  '--proxy',
  '--cert',
  '--client-cert',
  '--log',
  '--dest',
  '--wheel-dir',
  '--report',
  '--progress-bar',
  '--config-settings',
  '--global-option',
  '--build-option',
  '--install-option',
  '--use-feature',
  '--use-deprecated',
  '--exists-action',
  '--root-user-action',
  '--keyring-provider',
  '--python',
  '--format',
  '--exclude',
  '--path',
  '--group',
];

const ALIASES = {
  '-r': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-i': '--index-url',
  '--pypi-url': '--index-url',
  '-f': '--find-links',
  '-t': '--target',
  '-U': '--upgrade',
  '-I': '--ignore-installed',
  '-C': '--config-settings',
  '-d': '--dest',
  '-w': '--wheel-dir',
  '-y': '--yes',
} as const;

/** Reads pip's command line with everything that configures it. */
export function readPipSettings(
  args: readonly Word[],
  call: Call,
  stage: StageView,
  prefix: string,
): PipSettings {
  const options = parseOptions(args, { withValue: WITH_VALUE, aliases: ALIASES });
  const file = pipConfiguration(call, stage, prefix);
  const variable = (name: string): string | undefined => {
    const key = `PIP_${name.replaceAll('-', '_').toUpperCase()}`;
    const value = call.env.get(key);
    return value === '' ? undefined : value;
  };
  const setting = (name: string): string | undefined =>
    options.value(`--${name}`) ?? variable(name) ?? file.get(name);
  const all = (name: string): string[] => {
    const given = options.values(`--${name}`);
    if (given.length > 0) return [...given];
    return (variable(name) ?? file.get(name) ?? '').split(/\s+/).filter((one) => one !== '');
  };
  const flag = (name: string): boolean =>
    options.has(`--${name}`) || isTrue(variable(name) ?? file.get(name));
  const noIndex = flag('no-index');
  const target = setting('target');
  const place = setting('prefix');
  const root = setting('root');
  const cache = setting('cache-dir');
  const home = call.env.get('XDG_CACHE_HOME') ?? `${stage.home === '/' ? '' : stage.home}/.cache`;
  return {
    options,
    requirementFiles: [
      ...options.words('--requirement'),
      ...variableWords(variable('requirement')),
    ],
    constraintFiles: all('constraint'),
    editables: options.words('--editable'),
    indexes: noIndex
      ? []
      : [
          setting('index-url') === undefined ? PYPI : indexOfUrl(setting('index-url') ?? ''),
          ...all('extra-index-url').map(indexOfUrl),
          // A page of links of download.pytorch.org is an index in all but name.
          ...all('find-links')
            .map(indexOfUrl)
            .filter((index) => index.kind === 'known'),
        ],
    cacheDir: normalizePath(cache ?? `${home}/pip`, call.cwd),
    cacheDisabled: isCacheDisabled(options, call.env.get('PIP_NO_CACHE_DIR'), file),
    compile: !flag('no-compile') && variable('compile') !== '0',
    target: target === undefined ? null : normalizePath(target, call.cwd),
    prefix: place === undefined ? null : normalizePath(place, call.cwd),
    root: root === undefined ? null : normalizePath(root, call.cwd),
    user: flag('user'),
    noDeps: flag('no-deps') || options.has('--no-dependencies'),
    upgrade: flag('upgrade'),
    pre: flag('pre'),
    ignoreInstalled: flag('ignore-installed') || flag('force-reinstall') || target !== undefined,
    onlyBinary: options.values('--only-binary').includes(':all:') || flag('prefer-binary'),
    breakSystemPackages: flag('break-system-packages'),
    findLinks: all('find-links'),
    noIndex,
  };
}

function variableWords(value: string | undefined): Word[] {
  return (value ?? '')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ text, exact: true, glob: false }));
}

/**
 * Any valid boolean in PIP_NO_CACHE_DIR disables the cache, `0` and `false` too; an empty one counts as not set.
 * Source: pip, cli/cmdoptions.py `_handle_no_cache_dir`; five cases measured 2026-11-20.
 */
function isCacheDisabled(
  options: ParsedOptions,
  variable: string | undefined,
  file: ReadonlyMap<string, string>,
): boolean {
  const value = variable === undefined || variable === '' ? file.get('no-cache-dir') : variable;
  return (
    options.has('--no-cache-dir') ||
    (value !== undefined && /^(y|yes|t|true|on|1|n|no|f|false|off|0)$/i.test(value))
  );
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(y|yes|t|true|on|1)$/i.test(value);
}

/** pip.conf of the machine, the user and the environment, the later winning (pip: Configuration). */
function pipConfiguration(
  call: Call,
  stage: StageView,
  prefix: string,
): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const named = call.env.get('PIP_CONFIG_FILE');
  const files = [
    '/etc/pip.conf',
    '/etc/xdg/pip/pip.conf',
    `${stage.home}/.pip/pip.conf`,
    `${call.env.get('XDG_CONFIG_HOME') ?? `${stage.home}/.config`}/pip/pip.conf`,
    `${prefix}/pip.conf`,
    ...(named === undefined || named === '' ? [] : [named]),
  ];
  for (const path of files) {
    const text = stage.filesystem.text(normalizePath(path));
    if (text === undefined) continue;
    for (const [name, value] of iniValues(text)) settings.set(name, value);
  }
  return settings;
}

/** Values of [global] and [install]; a value may go on in indented lines. */
function iniValues(text: string): [string, string][] {
  const values: [string, string][] = [];
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const head = /^\[(.*)\]/.exec(line);
    const pair = /^([\w-]+)\s*[=:]\s*(.*)$/.exec(line);
    const last = values.at(-1);
    if (head !== null) section = head[1] ?? '';
    else if (section !== 'global' && section !== 'install') continue;
    else if (pair !== null) {
      values.push([(pair[1] ?? '').toLowerCase().replaceAll('_', '-'), (pair[2] ?? '').trim()]);
    } else if (/^\s/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`.trim();
  }
  return values;
}
