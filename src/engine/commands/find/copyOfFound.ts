import { between } from '../../amount.ts';
import type { Content, Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { holderOf } from '../folders.ts';
import type { StageView } from '../program.ts';
import { originOfPart } from '../unknownSource.ts';
import { unknownContent } from '../unknownBytes.ts';

/**
 * `find build -name '*.so' -exec cp {} lib ;` where the ledger knows no single file below `build` but only the bytes of the whole, such as
 * what a build has made: some part of them is stored again, and which one is asked.
 * @returns nothing where no folder of the search holds bytes, or the program does not copy
 */
export function copyOfFound(
  words: readonly Word[],
  roots: readonly Word[],
  call: Call,
  stage: StageView,
): readonly Effect[] {
  if (!/(^|\/)(cp|install)$/.test(words[0]?.text ?? '')) return [];
  const options = parseOptions(words.slice(1), {
    withValue: ['-t', '--target-directory', '-m', '-o', '-g', '-S'],
    aliases: { '--target-directory': '-t' },
  });
  const named = options.value('-t') ?? options.operands.findLast(({ text }) => text !== '{}')?.text;
  if (named === undefined || named === '') return [];
  const to = normalizePath(named, call.cwd);
  return roots.flatMap((root) => {
    const from = normalizePath(root.text, call.cwd);
    const unlisted = stage.filesystem
      .under(from)
      .filter(({ content }) => content.spread && content.amount.high > 0)
      .map(({ content }) => content);
    const holder = unlisted[0] ?? holderOf(stage.filesystem, from)?.content;
    if (holder === undefined || holder.amount.high === 0) return [];
    const most = Math.max(
      holder.amount.high,
      unlisted.reduce((sum, { amount }) => sum + amount.high, 0),
    );
    const content: Content = {
      path: to,
      spread: true,
      amount: between(0, Math.min(most / 4, 5e6), most),
      fileClass: holder.fileClass,
      origin: originOfPart(holder.origin, `what find takes from ${from}`),
      evidence: 'unknown',
      source: `a copy of some files below ${from}, of which only the whole is known`,
    };
    return unknownContent(content, {
      what: `what find takes from ${root.text}`,
      reason: `Of what lies below ${from}, only the whole is known.`,
      question: `How many bytes does find copy to ${named}?`,
    });
  });
}
