import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Word } from '../../shell/command.ts';
import { folderOf } from '../operandPath.ts';
import type { Program } from '../program.ts';
import { selectOperands } from '../selectOperands.ts';
import { unknownNote } from '../unknownBytes.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';

/**
 * rm and unlink: what this layer wrote is gone, what lies below is hidden and still paid for (image-spec, layer.md, Whiteouts).
 * Source for the options: rm(1), GNU coreutils 9.
 */
export const rm: Program = {
  names: ['rm', 'unlink', 'shred'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['--interactive', '-n', '-s'],
      aliases: { '-R': '-r', '--recursive': '-r', '--force': '-f' },
    });
    if (options.has('--help') || options.has('--version')) return { effects: [] };
    if (call.name === 'shred' && !options.has('-u')) return { effects: [] };
    const recursive = options.has('-r');
    const effects: Effect[] = [];
    const operands = options.operands.filter((word) => {
      const isRoot = word.exact && isWholeTree(word, call.cwd);
      if (isRoot) effects.push(ROOT);
      return !isRoot;
    });
    const { paths, folders, unknown } = selectOperands(operands, call, stage, {
      recursive,
      standIns: recursive,
    });
    if (paths.length > 0) effects.push({ type: 'delete', selection: { paths } });
    for (const folder of folders) {
      effects.push({
        type: 'notice',
        notice: {
          id: 'rm-is-a-folder',
          severity: 'warning',
          message: `rm without -r leaves the folder ${folder} as it is, and fails.`,
        },
      });
    }
    for (const word of unknown) {
      effects.push(
        unknownNote({
          what: `rm ${word.text}`,
          reason: 'A variable in the path is not known, so it is not known what is removed.',
          question: `Which path does ${call.name} remove here (known of it: ${word.text})?`,
          path: folderOf(normalizePath(`${word.text}x`, call.cwd)),
          origin: { kind: 'generated', name: 'rm' },
        }),
      );
    }
    return { effects };
  },
};

function isWholeTree(word: Word, cwd: string): boolean {
  const path = normalizePath(word.text, cwd);
  return path === '/' || (word.glob && /^\/\*+$/.test(path));
}

const ROOT: Effect = {
  type: 'notice',
  notice: {
    id: 'rm-root',
    severity: 'error',
    message: 'This removes the whole file system; it is taken for a mistake and left out.',
  },
};
