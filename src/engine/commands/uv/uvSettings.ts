import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { PackageIndex } from '../../packages/python/environment.ts';
import { indexOfUrl, PYPI } from '../../packages/python/indexes.ts';
import type { Call, Word } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { StageView } from '../program.ts';

/** What uv's options and UV_ variables say together; the command line wins. */
export interface UvSettings {
  readonly options: ParsedOptions;
  readonly indexes: readonly PackageIndex[];
  /** `unsafe-best-match` makes uv choose as pip does. */
  readonly tool: 'pip' | 'uv';
  readonly cacheDir: string;
  readonly cacheDisabled: boolean;
  /** Whether the cache's unpacked wheels are stored besides the installed ones: `copy`, against hard links or clones. */
  readonly copies: boolean;
  readonly compile: boolean;
  readonly python: string | null;
  readonly system: boolean;
  readonly target: string | null;
  readonly prefix: string | null;
  readonly pre: boolean;
  readonly noDeps: boolean;
  /** Folder that relative paths and the project are taken from. */
  readonly folder: string;
}

const WITH_VALUE = [
  '--requirements',
  '--constraints',
  '--overrides',
  '--editable',
  '--index-url',
  '--extra-index-url',
  '--index',
  '--default-index',
  '--find-links',
  '--index-strategy',
  '--keyring-provider',
  '--torch-backend',
  '--python',
  '--target',
  '--prefix',
  '--cache-dir',
  '--link-mode',
  '--config-file',
  '--directory',
  '--project',
  '--extra',
  '--no-extra',
  '--group',
  '--no-group',
  '--only-group',
  '--package',
  '--no-install-package',
  '--upgrade-package',
  '--reinstall-package',
  '--refresh-package',
  '--no-binary',
  '--only-binary',
  '--no-binary-package',
  '--no-build-package',
  '--no-build-isolation-package',
  '--resolution',
  '--prerelease',
  '--exclude-newer',
  '--python-version',
  '--python-platform',
  '--with',
  '--with-requirements',
  '--with-editable',
  '--from',
  '--prompt',
  '--script',
  '--output-file',
  '--format',
  '--color',
  '--allow-insecure-host',
  '--config-setting',
  '--install-dir',
  '--env-file',
  '--module',
  '--build-constraints',
  '--excludes',
  '--optional',
  '--rev',
  '--tag',
  '--branch',
  '--marker',
  '--no-emit-package',
  '--name',
];

const ALIASES = {
  '-r': '--requirements',
  '--requirement': '--requirements',
  '-c': '--constraints',
  '--constraint': '--constraints',
  '-e': '--editable',
  '-i': '--index-url',
  '-f': '--find-links',
  '-p': '--python',
  '-n': '--no-cache',
  '--no-cache-dir': '--no-cache',
  '-U': '--upgrade',
  '-P': '--upgrade-package',
  '--compile': '--compile-bytecode',
  '-o': '--output-file',
  '-w': '--with',
  '-b': '--build-constraints',
} as const;

export function readUvSettings(args: readonly Word[], call: Call, stage: StageView): UvSettings {
  const options = parseOptions(args, { withValue: WITH_VALUE, aliases: ALIASES });
  const { env } = call;
  const text = (name: string): string | undefined => env.get(name) || undefined;
  const flag = (name: string): boolean => /^(1|true|yes|on|y|t)$/i.test(env.get(name) ?? '');
  const folder = normalizePath(
    options.value('--directory') ??
      options.value('--project') ??
      text('UV_WORKING_DIRECTORY') ??
      text('UV_PROJECT') ??
      '.',
    call.cwd,
  );
  const cacheHome = text('XDG_CACHE_HOME') ?? `${stage.home === '/' ? '' : stage.home}/.cache`;
  const target = options.value('--target');
  const prefix = options.value('--prefix');
  return {
    options,
    indexes: indexesOf(options, text),
    tool:
      (options.value('--index-strategy') ?? text('UV_INDEX_STRATEGY') ?? 'first-index') ===
      'first-index'
        ? 'uv'
        : 'pip',
    cacheDir: normalizePath(
      options.value('--cache-dir') ?? text('UV_CACHE_DIR') ?? `${cacheHome}/uv`,
      call.cwd,
    ),
    cacheDisabled: options.has('--no-cache') || flag('UV_NO_CACHE'),
    copies: (options.value('--link-mode') ?? text('UV_LINK_MODE')) === 'copy',
    compile:
      (options.has('--compile-bytecode') || flag('UV_COMPILE_BYTECODE')) &&
      !options.has('--no-compile-bytecode') &&
      !options.has('--no-compile'),
    python: options.value('--python') ?? text('UV_PYTHON') ?? null,
    system: options.has('--system') || flag('UV_SYSTEM_PYTHON'),
    target: target === undefined ? null : normalizePath(target, folder),
    prefix: prefix === undefined ? null : normalizePath(prefix, folder),
    pre:
      options.has('--pre') || (options.value('--prerelease') ?? text('UV_PRERELEASE')) === 'allow',
    noDeps: options.has('--no-deps'),
    folder,
  };
}

/** In uv, `--index` and `--extra-index-url` come before the default index (uv: Package indexes). */
function indexesOf(
  options: ParsedOptions,
  text: (name: string) => string | undefined,
): PackageIndex[] {
  const many = (option: string, variable: string): string[] => {
    const given = options.values(option);
    return given.length > 0 ? [...given] : (text(variable) ?? '').split(/\s+/).filter(Boolean);
  };
  const url = (one: string): PackageIndex => indexOfUrl(one.replace(/^[\w-]+=(?=https?:)/, ''));
  const backend = options.value('--torch-backend') ?? text('UV_TORCH_BACKEND');
  const byDefault =
    options.value('--default-index') ??
    options.value('--index-url') ??
    text('UV_DEFAULT_INDEX') ??
    text('UV_INDEX_URL');
  const torch =
    backend === undefined || backend === 'auto'
      ? []
      : [{ kind: 'known', id: `pytorch-${backend}` } as const];
  return [
    ...torch,
    ...many('--index', 'UV_INDEX').map(url),
    ...many('--extra-index-url', 'UV_EXTRA_INDEX_URL').map(url),
    ...many('--find-links', 'UV_FIND_LINKS')
      .map(url)
      .filter((index) => index.kind === 'known'),
    byDefault === undefined ? PYPI : url(byDefault),
  ];
}
