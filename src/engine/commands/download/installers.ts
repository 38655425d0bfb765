import { between, type Amount } from '../../amount.ts';
import type { Content, Effect, FileClass } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { runPip } from '../pip/pip.ts';
import { newVenv } from '../pip/projectTool.ts';
import { findPythonHome } from '../pip/pythonHome.ts';
import type { StageView } from '../program.ts';
import { word } from '../word.ts';
import { knownDownload } from './knownDownloads.ts';
import { PROGRAM_INSTALLERS, type ProgramInstaller } from './programInstallers.ts';

/** An installer script whose doings are known. */
interface Installer {
  /** Tested against the address without scheme and query, or a file name. */
  readonly address: RegExp;
  /** @param args words that the script gets */
  run(args: readonly Word[], call: Call, stage: StageView, address: string): readonly Effect[];
}

const INSTALLERS: readonly Installer[] = [
  {
    // docs.astral.sh/uv, installer: UV_INSTALL_DIR, else XDG_BIN_HOME, else ~/.local/bin; uv and uvx.
    address: /^astral\.sh\/uv\/|uv-installer\.sh$/,
    run(_args, call, stage) {
      const { env } = call;
      const folder =
        env.get('UV_INSTALL_DIR') ??
        env.get('UV_UNMANAGED_INSTALL') ??
        env.get('XDG_BIN_HOME') ??
        `${stage.home}/.local/bin`;
      const source =
        'ghcr.io/astral-sh/uv, which holds uv and uvx: 40.9 MB in older, 58.2 MB in 2026 releases';
      return [
        installed(
          `${normalizePath(folder, call.cwd)}/uv`,
          between(38e6, 57e6, 65e6),
          'native',
          'uv',
          source,
          false,
        ),
      ];
    },
  },
  {
    // rust-lang.github.io/rustup: profiles, CARGO_HOME, RUSTUP_HOME.
    address: /^sh\.rustup\.rs|rustup\.rs$|rustup-init(\.sh)?$/,
    run(args, call, stage) {
      const options = parseOptions(args, {
        withValue: [
          '--profile',
          '--default-toolchain',
          '--default-host',
          '-c',
          '--component',
          '-t',
          '--target',
        ],
      });
      const rustupHome = normalizePath(
        call.env.get('RUSTUP_HOME') ?? `${stage.home}/.rustup`,
        call.cwd,
      );
      const cargoHome = normalizePath(
        call.env.get('CARGO_HOME') ?? `${stage.home}/.cargo`,
        call.cwd,
      );
      const effects = [
        installed(
          `${cargoHome}/bin`,
          between(8e6, 16e6, 25e6),
          'native',
          'rustup',
          'the rustup program, linked under its proxies',
        ),
      ];
      if (options.value('--default-toolchain') === 'none') return effects;
      const minimal = options.value('--profile') === 'minimal';
      const amount = minimal ? between(430e6, 570e6, 700e6) : between(1.05e9, 1.3e9, 1.6e9);
      const source = minimal
        ? 'toolchain of profile minimal: 442 MB for 1.58 (dependabot-core pull request 4711), about 570 MB in rust:1-slim'
        : 'toolchain of profile default with its documentation: 1.09 GB for 1.58 (dependabot-core pull request 4711)';
      return [...effects, installed(`${rustupHome}/toolchains`, amount, 'native', 'rust', source)];
    },
  },
  {
    // github.com/nodesource/distributions, setup scripts: a key, a list, and apt-get update (its lists stay).
    address: /^(deb|rpm)\.nodesource\.com\/setup_/,
    run(_args, call, stage, address) {
      if (address.startsWith('rpm')) {
        return [
          installed(
            '/etc/yum.repos.d/nodesource-nodejs.repo',
            between(200, 400, 1e3),
            'data',
            'nodesource',
            'a list of sources',
            false,
          ),
        ];
      }
      apt(['update'], call, stage);
      apt(
        ['install', '-y', 'apt-transport-https', 'ca-certificates', 'curl', 'gnupg'],
        call,
        stage,
      );
      apt(['update'], call, stage);
      const version = /setup_([\w.]+)/.exec(address)?.[1] ?? '22.x';
      const text = `deb [signed-by=/usr/share/keyrings/nodesource.gpg] https://deb.nodesource.com/node_${version} nodistro main\n`;
      const list = installed(
        '/etc/apt/sources.list.d/nodesource.list',
        between(text.length, text.length, text.length),
        'data',
        'nodesource',
        'a list of sources',
        false,
      );
      return [
        installed(
          '/usr/share/keyrings/nodesource.gpg',
          between(1e3, 1.2e3, 3e3),
          'data',
          'nodesource',
          'a key',
          false,
        ),
        list.type === 'write' ? { ...list, content: { ...list.content, text } } : list,
      ];
    },
  },
  {
    // docs.conda.io: installer options -b (batch), -p PREFIX, -u, -f.
    address: /(Miniconda3|Miniforge3|Mambaforge|Miniforge-pypy3)-[^/]*\.sh$/,
    run(args, call, stage, address) {
      const options = parseOptions(args, {
        withValue: ['-p', '--prefix'],
        aliases: { '--prefix': '-p' },
      });
      const kind = /Miniconda3|Miniforge3|Mambaforge|Miniforge/.exec(address)?.[0] ?? 'Miniconda3';
      const prefix = normalizePath(
        options.value('-p') ?? `${stage.home}/${kind.toLowerCase()}`,
        call.cwd,
      );
      const known = knownDownload(address);
      const amount = known?.unpacked ?? between(300e6, 450e6, 650e6);
      const source = `${kind} installed: about three times its installer; ${known?.source ?? ''}`;
      return [installed(prefix, amount, 'data', kind, source)];
    },
  },
  {
    // cmake.org: self-extracting archive, --prefix=DIR.
    address: /cmake-[\d.]+-[lL]inux-[\w]+\.sh$/,
    run(args, call, _stage, address) {
      const options = parseOptions(args, { withValue: ['--prefix'] });
      const packed = knownDownload(address)?.amount ?? between(30e6, 48e6, 60e6);
      const amount = between(packed.low * 2, packed.bytes * 3, packed.high * 4);
      return [
        installed(
          normalizePath(options.value('--prefix') ?? '.', call.cwd),
          amount,
          'native',
          'cmake',
          'three times its installer',
        ),
      ];
    },
  },
  {
    // getcomposer.org, Command-line installation: --install-dir, --filename; composer.phar below the current folder otherwise.
    address: /^getcomposer\.org\/installer|composer-setup\.php$/,
    run(args, call) {
      // Its options are written with `=` or with a space.
      const options = parseOptions(args, { withValue: ['--install-dir', '--filename'] });
      const folder = options.value('--install-dir') ?? '.';
      const file = options.value('--filename') ?? 'composer.phar';
      return [
        installed(
          normalizePath(`${folder}/${file}`, call.cwd),
          between(1.9e6, 3.1e6, 3.6e6),
          'code',
          'composer',
          '/usr/bin/composer of composer:2, about 3.1 MB',
          false,
        ),
      ];
    },
  },
  {
    // python-poetry.org, Installation: a virtual environment below POETRY_HOME, else ~/.local/share/pypoetry.
    address: /^install\.python-poetry\.org|install-poetry\.py$/,
    run(args, call, stage) {
      const options = parseOptions(args, { withValue: ['--version', '--git', '--path'] });
      const folder = call.env.get('POETRY_HOME') ?? `${stage.home}/.local/share/pypoetry`;
      const made = newVenv(
        `${normalizePath(folder, call.cwd)}/venv`,
        findPythonHome(call, stage, call.program),
        true,
        'poetry',
      );
      const version = options.value('--version') ?? call.env.get('POETRY_VERSION');
      const name = version === undefined ? 'poetry' : `poetry==${version}`;
      return [
        ...made.effects,
        ...runPip(['install', name].map(word), call, stage, made.home).effects,
      ];
    },
  },
];

/** What a known installer does; undefined when the script is not one of them. */
export function runInstaller(
  address: string,
  args: readonly Word[],
  call: Call,
  stage: StageView,
): readonly Effect[] | undefined {
  const known = INSTALLERS.find((installer) => installer.address.test(address));
  if (known !== undefined) return known.run(args, call, stage, address);
  const simple = PROGRAM_INSTALLERS.find((installer) => installer.address.test(address));
  return simple === undefined ? undefined : [installedProgram(simple, args, call, stage)];
}

function installedProgram(
  { name, path, variable, option, isFile, amount, source }: ProgramInstaller,
  args: readonly Word[],
  call: Call,
  stage: StageView,
): Effect {
  const home = stage.home === '/' ? '' : stage.home;
  const chosen =
    option === undefined ? undefined : parseOptions(args, { withValue: [option] }).value(option);
  const named = chosen ?? (variable === undefined ? undefined : call.env.get(variable));
  const content: Content = {
    path: normalizePath(named ?? path.replace(/^~/, home), call.cwd),
    spread: isFile !== true,
    amount,
    fileClass: 'native',
    origin: { kind: 'download', name },
    evidence: 'assumed',
    source,
  };
  return { type: 'write', content };
}

function installed(
  path: string,
  amount: Amount,
  fileClass: FileClass,
  name: string,
  source: string,
  spread = true,
): Effect {
  const origin = { kind: 'download', name } as const;
  return {
    type: 'write',
    content: { path, spread, amount, fileClass, origin, evidence: 'derived', source },
  };
}

function apt(args: readonly string[], call: Call, stage: StageView): void {
  stage.runNested({
    ...call,
    name: 'apt-get',
    program: 'apt-get',
    args: args.map(word),
    stdin: { kind: 'none' },
  });
}
