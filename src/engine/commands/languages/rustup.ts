import { between, type Amount } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { cargoHome } from './cargo.ts';
import type { Program } from '../program.ts';
import { homeOf, written } from '../written.ts';

/** rustup: toolchains, targets and components below RUSTUP_HOME. Ranges from general knowledge: the default profile has documentation. */
export const rustup: Program = {
  names: ['rustup', 'rustup-init', 'rustup-init.sh'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '--profile',
        '--default-toolchain',
        '--toolchain',
        '--component',
        '--target',
        '--default-host',
      ],
      aliases: { '-c': '--component', '-t': '--target', '-y': '--yes' },
    });
    if (options.has('--version') || options.has('--help')) return { effects: [] };
    const given = call.env.get('RUSTUP_HOME');
    const home = given
      ? normalizePath(given)
      : /^rust\b/.test(stage.base.reference)
        ? '/usr/local/rustup'
        : `${homeOf(call, stage)}/.rustup`;
    const [subcommand, second, ...rest] = options.operands.map(({ text }) => text);
    const toolchain: Amount =
      options.value('--profile') === 'minimal'
        ? between(350e6, 580e6, 750e6)
        : between(700e6, 1.3e9, 1.7e9);
    const put = (name: string, amount: Amount, path = `${home}/toolchains`) =>
      written({
        path,
        amount,
        fileClass: 'native',
        origin: { kind: 'cargo', name },
        evidence: 'assumed',
        source:
          'compiler, standard library and tools; the default profile brings documentation too',
      });
    if (call.name.startsWith('rustup-init')) {
      if (options.value('--default-toolchain') === 'none')
        return {
          effects: [put('rustup', between(8e6, 11e6, 20e6), `${cargoHome(call, stage)}/bin`)],
        };
      return {
        effects: [
          put('rust toolchain', toolchain),
          put('rustup', between(8e6, 11e6, 20e6), `${cargoHome(call, stage)}/bin`),
        ],
      };
    }
    if (
      (subcommand === 'toolchain' && (second === 'install' || second === 'add')) ||
      subcommand === 'install' ||
      subcommand === 'default' ||
      subcommand === 'update'
    ) {
      const isThere =
        stage.filesystem
          .under(`${home}/toolchains`)
          .some(({ content }) => content.origin.kind === 'cargo') ||
        /^rust\b/.test(stage.base.reference);
      const name = rest[0] ?? second ?? 'stable';
      return {
        effects:
          isThere && /^(stable|default)?$/.test(name)
            ? []
            : [put(`rust toolchain ${name}`, toolchain)],
      };
    }
    if (subcommand === 'target' && second === 'add')
      return { effects: rest.map((name) => put(`target ${name}`, between(60e6, 130e6, 220e6))) };
    if (subcommand === 'component' && second === 'add')
      return { effects: rest.map((name) => put(`component ${name}`, between(2e6, 30e6, 600e6))) };
    return { effects: [] };
  },
};
