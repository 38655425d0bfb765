import { exactly } from '../../amount.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Call } from '../../shell/command.ts';
import type { Program, StageView } from '../program.ts';

/**
 * add-apt-repository writes a source file, and the packages of that source are not in the catalog. `apt-add-repository universe` names a part of
 * Ubuntu's own archive. Source: add-apt-repository(1).
 */
export const addAptRepository: Program = {
  names: ['add-apt-repository', 'apt-add-repository'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-k', '--keyserver', '-P', '--ppa', '-S', '--sourceslist', '-U', '--uri'],
      aliases: { '--remove': '-r' },
    });
    if (options.has('-r')) return { effects: [] };
    if (isMissing(call, stage)) {
      return {
        effects: [
          {
            type: 'notice',
            notice: {
              id: 'apt-repository-tool-missing',
              severity: 'warning',
              message: `${call.name} comes with software-properties-common, which no earlier line installs.`,
            },
          },
        ],
        status: 'unknown',
      };
    }
    const name = options.operands.map((word) => word.text).join(' ');
    if (/^(main|universe|restricted|multiverse)?$/.test(name)) return { effects: [] };
    const file = name.replaceAll(/[^a-z0-9.]+/gi, '-').replaceAll(/^-+|-+$/g, '');
    const text = `deb ${name}\n`;
    return {
      effects: [
        generatedFile(
          `/etc/apt/sources.list.d/${file === '' ? 'repository' : file}.list`,
          exactly(text.length),
          call.name,
          'a source file of one line',
          { text },
        ),
      ],
    };
  },
};

/**
 * Whether nothing can have brought it: a base that is not known may hold it, and where another release stands in for this one, its
 * package may have no counterpart, so that a line which names it counts.
 */
function isMissing(call: Call, { base, dpkg, workspace }: StageView): boolean {
  if (base.system.kind !== 'debian' || base.match === 'unknown') return false;
  if (dpkg.has('software-properties-common')) return false;
  return !/\b(python3?-)?software-properties(-common)?\b/.test(
    workspace.dockerfile.slice(0, call.start),
  );
}
