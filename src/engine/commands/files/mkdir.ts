import { NOTHING } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { Program, StageView } from '../program.ts';

/** mkdir and rmdir: folders weigh nothing, but a later cp or mv must know that they are there. */
export const mkdir: Program = {
  names: ['mkdir', 'rmdir'],
  run(call, stage) {
    const options = parseOptions(call.args, { withValue: ['-m', '--mode'] });
    if (call.name === 'rmdir') return { effects: [] };
    return { effects: newFolders(options.operands, call, stage) };
  },
};

/** Empty folders for operands that name none yet. */
export function newFolders(words: readonly Word[], call: Call, stage: StageView): Effect[] {
  const effects: Effect[] = [];
  for (const word of words) {
    const path = normalizePath(word.text, call.cwd);
    if (word.text === '' || path === '/' || stage.filesystem.under(path).length > 0) continue;
    effects.push({
      type: 'write',
      content: {
        path,
        spread: true,
        amount: NOTHING,
        fileClass: 'data',
        origin: { kind: 'generated', name: 'mkdir' },
        evidence: 'measured',
        source: 'a folder has no bytes of its own',
      },
    });
  }
  return effects;
}
