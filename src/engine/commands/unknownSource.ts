import { between, type Amount } from '../amount.ts';
import type { Content, Effect, Origin } from '../effects.ts';
import { fileClassOf } from '../filesystem/fileClassOf.ts';
import { holderOf } from './folders.ts';
import type { Transfer } from './transferTargets.ts';
import type { StageView } from './program.ts';
import { unknownContent } from './unknownBytes.ts';

/** The most that is taken for something that nothing understood has written, in bytes. */
export const MOST_UNSEEN = 500e6;

/**
 * The copy of something whose bytes the ledger has only as part of a larger folder, or not at all. Configuration of the system is
 * small; anything else may be all that the folder holds.
 */
export function copyOfUnknown(
  { from, to, operand }: Transfer,
  isFolder: boolean,
  stage: StageView,
): readonly Effect[] {
  const holder = holderOf(stage.filesystem, from);
  // Nothing can be there: the command fails, or an unmodelled one made it.
  const most = holder?.content.amount.high || MOST_UNSEEN / 5;
  const isSmall = !isFolder && /^\/(etc|usr\/share|root|home)\//.test(from) && !operand.glob;
  const amount: Amount = isSmall
    ? between(0, 4e3, Math.min(most, 1e6))
    : between(0, Math.min(most / 2, isFolder ? 20e6 : 5e6), most);
  const content: Content = {
    path: to,
    spread: isFolder,
    amount,
    fileClass: isSmall ? 'data' : (holder?.content.fileClass ?? fileClassOf(from)),
    origin: originOfPart(holder?.content.origin, from),
    evidence: isSmall ? 'assumed' : 'unknown',
    source: isSmall
      ? 'a configuration file of the system, taken for 4 kB'
      : `a copy of ${from}, whose size is not known`,
  };
  if (isSmall) return [{ type: 'write', content }];
  return unknownContent(content, {
    what: `the size of ${operand.text}`,
    reason: holder
      ? `It is some part of what lies below ${holder.content.path}.`
      : 'Nothing that was understood has written it.',
    question: `How many bytes does ${operand.text} have?`,
  });
}

/** A part that is asked about has a name of its own, so that an answer settles it and not the whole. */
export function originOfPart(whole: Origin | undefined, path: string): Origin {
  const kind = whole === undefined || whole.kind === 'base' ? 'generated' : whole.kind;
  return { kind, name: path };
}
