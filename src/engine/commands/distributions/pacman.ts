import { between, times, total } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { asked, removed, written } from '../written.ts';

/** pacman of Arch: installed packages, their archives in the cache (`-Scc` removes them) and the sync databases. */
export const pacman: Program = {
  names: ['pacman'],
  run(call) {
    const options = parseOptions(call.args, {
      withValue: [
        '--root',
        '--dbpath',
        '--cachedir',
        '--config',
        '--overwrite',
        '--ignore',
        '--arch',
      ],
      aliases: {
        '-S': '--sync',
        '-R': '--remove',
        '-U': '--upgrade',
        '-Q': '--query',
        '-y': '--refresh',
        '-u': '--sysupgrade',
        '-c': '--clean',
        '-r': '--root',
        '-b': '--dbpath',
      },
    });
    const effects: Effect[] = [];
    const names = options.operands.map(({ text }) => text).filter((name) => name !== '');
    if (options.has('--query') || options.has('--help') || options.has('--version'))
      return { effects };
    if (options.has('--remove')) {
      return { effects: [removed(['/'], { origins: [{ kind: 'rpm', names }] })] };
    }
    if (options.has('--clean')) {
      const all = options.count('--clean') > 1;
      return {
        effects: [removed(['/var/cache/pacman/pkg', ...(all ? ['/var/lib/pacman/sync'] : [])])],
      };
    }
    if (options.has('--refresh')) {
      effects.push(
        written({
          path: '/var/lib/pacman/sync',
          amount: between(8e6, 14e6, 20e6),
          fileClass: 'lists',
          origin: { kind: 'rpm', name: 'sync databases' },
          evidence: 'assumed',
          source: 'databases of core and extra',
        }),
      );
    }
    if (options.has('--sysupgrade')) names.push('upgraded packages');
    const amount = between(0.5e6, 15e6, 200e6);
    for (const name of names) {
      effects.push(
        ...asked(
          {
            path: '/usr',
            amount,
            fileClass: 'system',
            origin: { kind: 'rpm', name },
            evidence: 'unknown',
            source:
              'the catalog has no packages of Arch; the range that packages with their dependencies lie in',
          },
          {
            what: `the Arch package ${name}`,
            reason: 'The catalog has no packages of Arch.',
            question: `How many bytes does installing ${name} add?`,
          },
        ),
      );
    }
    if (names.length > 0) {
      effects.push(
        written({
          path: '/var/cache/pacman/pkg',
          amount: times(total(names.map(() => amount)), 0.3),
          fileClass: 'archive',
          origin: { kind: 'rpm', name: 'downloaded packages' },
          evidence: 'derived',
          source: 'pacman keeps the packages, about 0.3 of what they unpack to',
        }),
      );
    }
    return { effects };
  },
};
