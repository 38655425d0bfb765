import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { rpmInstall, rpmRemove } from './rpmPackages.ts';

/** rpm: installs files without their dependencies; queries and keys write nothing worth counting. */
export const rpm: Program = {
  names: ['rpm'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '--root',
        '--dbpath',
        '--prefix',
        '--define',
        '--relocate',
        '--rcfile',
        '--queryformat',
        '--qf',
      ],
      aliases: {
        '-i': '--install',
        '-U': '--upgrade',
        '-F': '--freshen',
        '-e': '--erase',
        '-q': '--query',
        '-V': '--verify',
        '-K': '--checksig',
        '-D': '--define',
      },
    });
    if (
      ['--query', '--verify', '--checksig', '--import', '--version', '--eval', '-E', '--test'].some(
        (name) => options.has(name),
      )
    ) {
      return { effects: [] };
    }
    const root = options.value('--root') ?? '';
    if (options.has('--erase')) return { effects: rpmRemove(options.operands, stage, root) };
    if (!['--install', '--upgrade', '--freshen', '--reinstall'].some((name) => options.has(name)))
      return { effects: [] };
    const noDocs = options.has('--nodocs') || options.has('--excludedocs');
    return {
      effects: rpmInstall(
        { words: options.operands, call, root, keptShare: noDocs ? 0.94 : 1, weak: false },
        stage,
      ),
    };
  },
};
