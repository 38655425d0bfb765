import { between } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program, StageView } from '../program.ts';
import { asked, removed } from '../written.ts';

/** gem of Ruby: installed gems, their archives (kept beside them in `cache`) and, unless --no-document, documentation. */
export const gem: Program = {
  names: ['gem'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['--version', '--install-dir', '--bindir', '--source', '--platform'],
      aliases: {
        '-v': '--version',
        '-i': '--install-dir',
        '-n': '--bindir',
        '-N': '--no-document',
      },
    });
    const [subcommand, ...names] = options.operands.map(({ text }) => text);
    const folder = gemFolder(call, stage, options.value('--install-dir'));
    if (subcommand === 'cleanup' || subcommand === 'sources') return { effects: [] };
    if (subcommand === 'uninstall')
      return { effects: [removed([folder], { origins: [{ kind: 'gem', names }] })] };
    if (subcommand !== 'install' && subcommand !== 'update') return { effects: [] };
    const noDocument =
      options.has('--no-document') || options.has('--no-ri') || options.has('--no-rdoc');
    return {
      effects: names
        .filter((name) => name !== '' && !name.startsWith('-'))
        .flatMap((name) => {
          const amount = noDocument ? between(0.1e6, 4e6, 60e6) : between(0.1e6, 6e6, 90e6);
          return asked(
            {
              path: folder,
              amount,
              origin: { kind: 'gem', name: name.replace(/:.*$/, '') },
              evidence: 'unknown',
              source: 'a gem with what it needs and its archive; the catalog has no gems',
            },
            {
              what: `the gem ${name}`,
              reason: 'The catalog has no gems.',
              question: `How many bytes does gem install ${name} add?`,
            },
          );
        }),
    };
  },
};

/** The official ruby images set GEM_HOME=/usr/local/bundle. */
export function gemFolder(call: Call, stage: StageView, given?: string): string {
  const said = given ?? call.env.get('GEM_HOME');
  if (said) return normalizePath(said, call.cwd);
  return /^ruby\b/.test(stage.base.reference) ? '/usr/local/bundle' : '/var/lib/gems';
}
