import { NOTHING } from '../../amount.ts';
import { isOfSystem } from '../../filesystem/partOfSpread.ts';
import { isWithin, normalizePath } from '../../filesystem/normalizePath.ts';
import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program, StageView } from '../program.ts';
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
      const existence = stage.filesystem.exists(path);
      if (existence === 'yes') continue;
      if (existence === 'no' || isOurOwn(path, stage)) {
        effects.push(generatedFile(path, NOTHING, 'touch', 'an empty file', { text: '' }));
      }
    }
    return { effects };
  },
};

/** Folders in which a distribution has files of its own (Filesystem Hierarchy Standard 3.0). */
const DISTRIBUTION = /^\/(bin|boot|etc|lib\d*|sbin|usr|var\/lib)\//;

/** Whether only the files of the system might have it, and they lie elsewhere: `touch /x`, `touch /app/.env`. */
function isOurOwn(path: string, { filesystem }: StageView): boolean {
  return (
    !DISTRIBUTION.test(path) &&
    filesystem
      .under('/')
      .every(
        ({ content }) => !content.spread || !isWithin(path, content.path) || isOfSystem(content),
      )
  );
}
