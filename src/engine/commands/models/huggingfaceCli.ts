import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { modelEffects } from './modelEffects.ts';
import type { Program } from '../program.ts';
import { homeOf, removed } from '../written.ts';

/** huggingface-cli and hf: `download`; logging in and looking around write nothing that counts. */
export const huggingfaceCli: Program = {
  names: ['huggingface-cli', 'hf'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '--local-dir',
        '--include',
        '--exclude',
        '--cache-dir',
        '--revision',
        '--repo-type',
        '--token',
        '--local-dir-use-symlinks',
        '--max-workers',
      ],
      aliases: { '-h': '--help' },
    });
    const [subcommand, id, ...files] = options.operands.map(({ text }) => text);
    if (subcommand === 'cache' && (id === 'rm' || id === 'prune' || id === 'delete')) {
      return { effects: [removed([`${homeOf(call, stage)}/.cache/huggingface/hub`])] };
    }
    if (subcommand !== 'download' || options.has('--help')) return { effects: [] };
    const word = options.operands[1];
    // `--include` takes several patterns: those after the first stand among the operands.
    const patterns = [...options.values('--include'), ...files].filter((file) => file !== '');
    const isOneFile =
      files.length === 1 && !options.has('--include') && !/[*?]/.test(files[0] ?? '*');
    const local = options.value('--local-dir');
    const cache = options.value('--cache-dir');
    const folder =
      local ??
      (cache === undefined
        ? undefined
        : `${normalizePath(cache, call.cwd)}/models--${(id ?? '').replace(/\//g, '--')}`);
    const isDataset = options.value('--repo-type') === 'dataset';
    return {
      effects: modelEffects(
        [
          {
            hub: isDataset ? 'huggingface-dataset' : 'huggingface',
            id: word?.exact === true && id ? id : null,
            part: isOneFile ? 'file' : 'snapshot',
            ...(patterns.length > 0 ? { files: patterns } : {}),
            ...(folder === undefined ? {} : { folder }),
          },
        ],
        stage,
        call,
      ),
    };
  },
};
