import type { Word } from '../../shell/command.ts';
import { parseOptions, type OptionSpec, type ParsedOptions } from '../../shell/parseOptions.ts';

/** A command line of apt, apt-get or aptitude, taken apart. */
export interface AptArguments {
  /** `install`, `update`, ...; empty when there is none. */
  readonly subcommand: string;
  readonly operands: readonly Word[];
  readonly options: ParsedOptions;
}

const SPEC: OptionSpec = {
  withValue: [
    '--option',
    '--target-release',
    '--config-file',
    '--host-architecture',
    '--build-profiles',
    '--with-source',
    '--snapshot',
  ],
  aliases: {
    '-o': '--option',
    '-t': '--target-release',
    '--default-release': '--target-release',
    '-c': '--config-file',
    '-a': '--host-architecture',
    '-P': '--build-profiles',
    '-S': '--snapshot',
    '-y': '--yes',
    '--assume-yes': '--yes',
    '-q': '--quiet',
    '-d': '--download-only',
    '-s': '--simulate',
    '--dry-run': '--simulate',
    '--just-print': '--simulate',
    '--recon': '--simulate',
    '--no-act': '--simulate',
    '-f': '--fix-broken',
    '--autoremove': '--auto-remove',
    '--without-recommends': '--no-install-recommends',
    '-R': '--no-install-recommends',
    '-r': '--install-recommends',
    '--with-recommends': '--install-recommends',
  },
};

/** Source: apt-get(8), apt(8), aptitude-curses(8): options may stand anywhere. */
export function parseAptArguments(args: readonly Word[]): AptArguments {
  const options = parseOptions(args, SPEC);
  const [first, ...operands] = options.operands;
  return { subcommand: first?.text ?? '', operands, options };
}
