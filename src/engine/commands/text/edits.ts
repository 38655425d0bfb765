import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { selectOperands } from '../selectOperands.ts';

/** dos2unix, patchelf and the like write their operands anew; patch names its files only in its input. */
export const edits: Program = {
  names: ['dos2unix', 'unix2dos', 'patchelf', 'chrpath', 'patch', 'ed', 'ex'],
  run(call, stage) {
    if (call.name === 'patch') return { effects: [] };
    const options = parseOptions(call.args, {
      withValue: [
        '--set-rpath',
        '--set-interpreter',
        '--add-needed',
        '--remove-needed',
        '--replace-needed',
        '-r',
      ],
    });
    const { paths } = selectOperands(options.operands, call, stage, { recursive: false });
    return { effects: paths.length > 0 ? [{ type: 'touch', selection: { paths } }] : [] };
  },
};
