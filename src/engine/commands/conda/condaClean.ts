import type { Effect, FileClass } from '../../effects.ts';
import type { Call } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { condaPrefix } from './condaPrefix.ts';
import type { StageView } from '../program.ts';
import { removed } from '../written.ts';

/**
 * `conda clean`: --all takes the index cache, archives, and unpacked packages that nothing links; --force-pkgs-dirs the whole of pkgs.
 * Options as `conda clean --help` has them; `--packages` leaves what is in use.
 */
export function condaClean(call: Call, stage: StageView): readonly Effect[] {
  const options = parseOptions(call.args, {
    withValue: ['--name', '--prefix', '--root-prefix'],
    aliases: {
      '-a': '--all',
      '-i': '--index-cache',
      '-p': '--packages',
      '-t': '--tarballs',
      '-f': '--force-pkgs-dirs',
      '-l': '--logfiles',
      '-n': '--name',
      '-d': '--dry-run',
      '-h': '--help',
    },
  });
  if (options.has('--dry-run') || options.has('--help')) return [];
  const pkgs = `${condaPrefix(call, stage)}/pkgs`;
  if (options.has('--force-pkgs-dirs')) return [removed([pkgs])];
  const classes: FileClass[] = [];
  if (options.has('--all') || options.has('--tarballs')) classes.push('archive');
  if (options.has('--all') || options.has('--index-cache')) classes.push('lists');
  return classes.length === 0 ? [] : [removed([pkgs], { fileClasses: classes })];
}
