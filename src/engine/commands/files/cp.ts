import type { Effect } from '../../effects.ts';
import { isUnweighedAt } from '../../filesystem/isUnweighed.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import { holdersOf, isFolder, isSystemFolder } from '../folders.ts';
import type { Program, StageView } from '../program.ts';
import { transferTargets } from '../transferTargets.ts';
import { copyOfUnknown } from '../unknownSource.ts';

/**
 * cp: a copy is new bytes in this layer, reflink or not (image-spec, layer.md: layers are file contents; measured 2026-11-20).
 * Source for the options: cp(1), GNU coreutils 9.
 */
export const cp: Program = {
  names: ['cp', 'gcp'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-t', '--target-directory', '-S', '--suffix', '--no-preserve', '--sparse'],
      aliases: { '--target-directory': '-t', '--no-target-directory': '-T' },
    });
    const transfers = transferTargets(options.operands, call, stage, {
      targetFolder: options.value('-t'),
      noTargetFolder: options.has('-T'),
    });
    const recursive = isRecursive(options);
    const effects: Effect[] = [];
    for (const transfer of transfers) {
      const { from, to, isKnown, operand } = transfer;
      if (options.has('-s') || options.has('--symbolic-link')) {
        effects.push({ type: 'link', from, to, hard: false });
      } else if (!isKnown || isUnweighedAt(stage.filesystem, from)) {
        effects.push(...copyOfUnknown(transfer, recursive, stage));
      } else if (
        from === to ||
        (!recursive && isFolder(stage.filesystem, normalizePath(operand.text, call.cwd)))
      ) {
        continue; // cp: omitting a folder without -r; source and destination are the same file
      } else if (options.has('-l') || options.has('--link')) {
        effects.push({ type: 'link', from, to, hard: true });
      } else {
        effects.push({ type: 'copy', from, to, ...(keepsLinks(call) && { keepsLinks: true }) });
        if (recursive && isSystemFolder(from) && isOfBase(stage, from)) {
          effects.push(...copyOfUnknown(transfer, true, stage));
        }
      }
    }
    return { effects };
  },
};

/** Whether the base image has bytes above the folder that nobody listed: what is known there is only what came later. */
function isOfBase({ filesystem }: StageView, from: string): boolean {
  return holdersOf(filesystem, from).some(
    ({ content }) => content.origin.kind === 'base' && content.amount.high > 0,
  );
}

function isRecursive(options: ParsedOptions): boolean {
  return ['-r', '-R', '-a', '--recursive', '--archive'].some((name) => options.has(name));
}

function keepsLinks({ args }: Call): boolean {
  return args.some(
    ({ text }) =>
      /^-[a-zA-Z]*[ad]/.test(text) || /^--(archive|preserve=(.*,)?(links|all))\b/.test(text),
  );
}
