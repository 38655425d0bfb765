import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { rpmInstall, rpmRemove, rpmUpgrade } from './rpmPackages.ts';
import { removed, written } from '../written.ts';

/** zypper of SUSE: packages, and the repository metadata that stays until `clean`. */
export const zypper: Program = {
  names: ['zypper'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '--root',
        '--installroot',
        '--repo',
        '--from',
        '--type',
        '--priority',
        '--name',
        '--cache-dir',
        '--config',
        '--releasever',
        '--plus-repo',
        '--plus-content',
      ],
      aliases: {
        '-R': '--root',
        '-r': '--repo',
        '-t': '--type',
        '-p': '--priority',
        '-c': '--config',
      },
    });
    if (['--help', '--version', '--dry-run', '--download-only'].some((name) => options.has(name)))
      return { effects: [] };
    const [subcommand, ...words] = options.operands;
    const root = options.value('--root') ?? options.value('--installroot') ?? '';
    const install = { words, call, root, keptShare: 0.95, weak: !options.has('--no-recommends') };
    switch (subcommand?.text) {
      case 'install':
      case 'in':
      case 'install-new-recommends':
      case 'inr':
        return { effects: [metadata(root), ...rpmInstall(install, stage)] };
      case 'refresh':
      case 'ref':
        return { effects: [metadata(root)] };
      case 'update':
      case 'up':
      case 'dist-upgrade':
      case 'dup':
      case 'patch':
        return { effects: [metadata(root), ...rpmUpgrade(root)] };
      case 'remove':
      case 'rm':
        return { effects: rpmRemove(words, stage, root) };
      case 'clean':
      case 'cc':
        return {
          effects: [
            options.has('-a') || options.has('--all') || options.has('-m')
              ? removed([`${root}/var/cache/zypp`])
              : removed([`${root}/var/cache/zypp`], { fileClasses: ['archive'] }),
          ],
        };
      default:
        return { effects: [] };
    }
  },
};

function metadata(root: string): Effect {
  return written({
    path: `${root}/var/cache/zypp`,
    amount: between(25e6, 90e6, 250e6),
    fileClass: 'lists',
    origin: { kind: 'rpm', name: 'repository metadata' },
    evidence: 'assumed',
    source:
      'raw and solver metadata of openSUSE repositories; packages are not kept unless keepPackages is set',
  });
}
