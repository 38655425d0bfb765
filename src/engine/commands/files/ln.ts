import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { holderOf, isFolder } from '../folders.ts';
import { baseName, folderOf } from '../operandPath.ts';
import type { Program } from '../program.ts';
import { copyOfUnknown } from '../unknownSource.ts';

/**
 * ln: a symbolic link has no content; a hard link to a lower file stores that file again (image-spec, layer.md, Hardlinks; measured
 * with buildah, 2026-11-20). Source for the options: ln(1), GNU coreutils 9.
 */
export const ln: Program = {
  names: ['ln', 'link'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-t', '--target-directory', '-S', '--suffix'],
      aliases: {
        '--target-directory': '-t',
        '--no-target-directory': '-T',
        '--symbolic': '-s',
        '--no-dereference': '-n',
      },
    });
    const { operands } = options;
    const hard = !options.has('-s');
    const given = options.value('-t') ?? (operands.length > 1 ? operands.at(-1)?.text : '.') ?? '.';
    const sources = options.has('-t') || operands.length === 1 ? operands : operands.slice(0, -1);
    const target = normalizePath(given, call.cwd);
    const intoFolder =
      !options.has('-T') &&
      (options.has('-t') ||
        operands.length !== 2 ||
        given.endsWith('/') ||
        (!options.has('-n') && isFolder(stage.filesystem, target)));
    const effects: Effect[] = [];
    for (const word of sources) {
      if (word.text === '') continue;
      const to = intoFolder ? normalizePath(`${target}/${baseName(word.text)}`) : target;
      // A relative symbolic link is read from the folder that it lies in.
      const from = normalizePath(word.text, hard ? call.cwd : folderOf(to));
      if (from === to) continue;
      const isKnown = stage.filesystem.under(from).length > 0;
      const holder = hard && !isKnown ? holderOf(stage.filesystem, from) : undefined;
      if (holder !== undefined && holder.layer < stage.filesystem.layer) {
        // Some file of a lower folder is stored again under its new name.
        effects.push(...copyOfUnknown({ from, to, isKnown, operand: word }, false, stage));
      } else effects.push({ type: 'link', from, to, hard });
    }
    return { effects };
  },
};
