import { between, times } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { projectText } from '../node/nodeProject.ts';
import type { Program, StageView } from '../program.ts';
import { asked, homeOf, removed, written } from '../written.ts';

/** cargo: the registry, target folders and installed programs. Sizes of builds are ranges; no measurement behind them. */
export const cargo: Program = {
  names: ['cargo'],
  run(call, stage): Outcome {
    const args = call.args[0]?.text.startsWith('+') ? call.args.slice(1) : call.args;
    const options = parseOptions(args, {
      withValue: [
        '--target',
        '--target-dir',
        '--manifest-path',
        '--bin',
        '--package',
        '--features',
        '--profile',
        '--root',
        '--git',
        '--version',
        '--tag',
        '--branch',
        '--path',
        '--recipe-path',
        '--jobs',
        '--config',
      ],
      aliases: {
        '-p': '--package',
        '-r': '--release',
        '-F': '--features',
        '-j': '--jobs',
        '-q': '--quiet',
      },
    });
    const [subcommand, ...rest] = options.operands.map(({ text }) => text);
    const target = normalizePath(
      options.value('--target-dir') ?? call.env.get('CARGO_TARGET_DIR') ?? 'target',
      call.cwd,
    );
    const profile =
      options.has('--release') || options.value('--profile') === 'release' ? 'release' : 'debug';
    const folder = [target, options.value('--target'), profile].filter(Boolean).join('/');
    switch (subcommand) {
      case 'build':
      case 'b':
      case 'test':
      case 't':
      case 'run':
      case 'check':
      case 'rustc': {
        const name = options.value('--bin') ?? packageName(stage, call.cwd);
        return {
          effects: [
            ...registry(call, stage),
            compiled(folder, profile),
            ...(subcommand === 'check'
              ? []
              : program(`${folder}/${name ?? 'program'}`, name ?? 'program')),
          ],
        };
      }
      case 'chef':
        return {
          effects: rest[0] === 'cook' ? [...registry(call, stage), compiled(folder, profile)] : [],
        };
      case 'fetch':
      case 'vendor':
      case 'update':
      case 'generate-lockfile':
        return { effects: registry(call, stage) };
      case 'install':
      case 'binstall': {
        const root =
          options.value('--root') ?? call.env.get('CARGO_INSTALL_ROOT') ?? cargoHome(call, stage);
        const names =
          rest.length > 0
            ? rest.map((name) => name.replace(/@.*$/, ''))
            : [packageName(stage, options.value('--path') ?? call.cwd) ?? 'program'];
        const sources = subcommand === 'install' ? registry(call, stage, 120 * names.length) : [];
        return {
          effects: [
            ...sources,
            ...names.flatMap((name) =>
              program(`${normalizePath(root, call.cwd)}/bin/${name}`, name),
            ),
          ],
        };
      }
      case 'clean':
        return { effects: [removed([target])] };
      default:
        return { effects: [] };
    }
  },
};

/** The official rust images set CARGO_HOME=/usr/local/cargo. */
export function cargoHome(call: Call, stage: StageView): string {
  const given = call.env.get('CARGO_HOME');
  return given
    ? normalizePath(given)
    : /^rust\b/.test(stage.base.reference)
      ? '/usr/local/cargo'
      : `${homeOf(call, stage)}/.cargo`;
}

/** Archives and sources of the crates, by the number in Cargo.lock. */
function registry(call: Call, stage: StageView, assumed?: number): readonly Effect[] {
  const path = `${cargoHome(call, stage)}/registry`;
  if (
    assumed === undefined &&
    stage.filesystem.under(path).some(({ content }) => content.origin.kind === 'cargo')
  )
    return [];
  const lock = projectText(stage, call.cwd, 'Cargo.lock');
  const locked = lock?.split('\n').filter((line) => /^source = "registry/.test(line)).length;
  const count = assumed ?? locked ?? 200;
  if (count === 0) return [];
  return [
    written({
      path,
      amount: times(between(0.25e6, 0.75e6, 2e6), count),
      fileClass: 'cache',
      origin: {
        kind: 'cargo',
        name: assumed === undefined ? 'crates' : 'crates of installed programs',
      },
      evidence: 'assumed',
      source: `${locked === undefined || assumed !== undefined ? 'about ' : ''}${count} crates at about 0.75 MB, archive and source, and the index`,
    }),
  ];
}

function compiled(folder: string, profile: string): Effect {
  return written({
    path: folder,
    amount: profile === 'release' ? between(60e6, 450e6, 3e9) : between(120e6, 1e9, 6e9),
    fileClass: 'cache',
    origin: { kind: 'cargo', name: 'build output' },
    evidence: 'assumed',
    source: 'compiled crates and intermediate files; no measurement at hand',
  });
}

function program(path: string, name: string): readonly Effect[] {
  return asked(
    {
      path,
      isFile: true,
      amount: between(0.5e6, 12e6, 120e6),
      fileClass: 'native',
      origin: { kind: 'cargo', name },
      evidence: 'unknown',
      source: 'a Rust program: 0.5 to 120 MB',
    },
    {
      what: `the size of ${name}`,
      reason: 'Only building would tell.',
      question: `How many bytes does ${path} have?`,
    },
  );
}

function packageName(stage: StageView, folder: string): string | undefined {
  const manifest = projectText(stage, folder, 'Cargo.toml') ?? '';
  return (
    /^\[\[bin\]\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(manifest)?.[1] ??
    /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(manifest)?.[1]
  );
}
