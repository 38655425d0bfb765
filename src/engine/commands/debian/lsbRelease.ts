import type { System } from '../../images/imageTable.ts';
import { SUITES } from '../../images/suites.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';

/** lsb_release: scripts put its code name into the URL of a repository. Source: lsb_release(1). */
export const lsbRelease: Program = {
  names: ['lsb_release'],
  run(call, stage) {
    const { system } = stage.base;
    if (system.kind !== 'debian') return { effects: [] };
    const options = parseOptions(call.args, {
      withValue: [],
      aliases: { '--codename': '-c', '--id': '-i', '--release': '-r', '--short': '-s' },
    });
    const facts = releaseOf(system);
    const rows: readonly (readonly [string, string, string])[] = [
      ['-i', 'Distributor ID', facts.id],
      ['-r', 'Release', facts.release],
      ['-c', 'Codename', facts.codename],
    ];
    const shown = rows
      .filter(([option]) => options.has(option))
      .map(([, title, value]) => (options.has('-s') ? value : `${title}:\t${value}`));
    return { effects: [], stdout: shown.map((line) => `${line}\n`).join('') };
  },
};

/** What the image says it is, also where another suite stands in for it. */
function releaseOf(system: Extract<System, { kind: 'debian' }>): {
  readonly id: string;
  readonly release: string;
  readonly codename: string;
} {
  const codename = system.standsInFor?.split(' ').at(-1) ?? system.suite;
  const facts = SUITES[codename];
  const isUbuntu = facts?.distribution === 'ubuntu' || system.standsInFor?.startsWith('ubuntu');
  return {
    id: isUbuntu === true ? 'Ubuntu' : 'Debian',
    release: facts?.release ?? '',
    codename,
  };
}
