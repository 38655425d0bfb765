import { between } from '../../amount.ts';
import type { Program } from '../program.ts';
import { homeOf, removed, written } from '../written.ts';

/** corepack: `enable` makes links; `prepare`, `install` and `use` download a package manager of some megabytes. */
export const corepack: Program = {
  names: ['corepack'],
  run(call, stage) {
    const [subcommand, ...rest] = call.args
      .map(({ text }) => text)
      .filter((text) => !text.startsWith('-'));
    const cache = call.env.get('COREPACK_HOME') ?? `${homeOf(call, stage)}/.cache/node/corepack`;
    if (subcommand === 'cache') return { effects: [removed([cache])] };
    if (
      subcommand !== 'prepare' &&
      subcommand !== 'use' &&
      subcommand !== 'install' &&
      subcommand !== 'up'
    )
      return { effects: [] };
    const name = (rest[0] ?? 'package manager').replace(/(?<=.)@.*$/, '');
    return {
      effects: [
        written({
          path: cache,
          amount: name === 'yarn' ? between(2.5e6, 4e6, 6e6) : between(7e6, 15e6, 25e6),
          origin: { kind: 'npm', name },
          evidence: 'assumed',
          source: 'yarn comes as one file, pnpm and npm as a package',
        }),
      ],
    };
  },
};
