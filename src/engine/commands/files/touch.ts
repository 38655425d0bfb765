import { NOTHING } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program } from '../program.ts';
import { selectOperands } from '../selectOperands.ts';

/** touch: an empty file where there was none; a file of a lower layer is stored again, for its time changes. */
export const touch: Program = {
  names: ['touch'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-d', '--date', '-r', '--reference', '-t', '--time'],
      aliases: { '--no-create': '-c' },
    });
    const effects: Effect[] = [];
    const { paths } = selectOperands(options.operands, call, stage, { recursive: false });
    if (paths.length > 0) effects.push({ type: 'touch', selection: { paths } });
    for (const word of options.operands) {
      const path = normalizePath(word.text, call.cwd);
      if (options.has('-c') || word.glob || !word.exact || word.text === '') continue;
      if (stage.filesystem.exists(path) !== 'no') continue;
      effects.push(generatedFile(path, NOTHING, 'touch', 'an empty file', { text: '' }));
    }
    return { effects };
  },
};
