import { between, type Amount } from '../amount.ts';
import type { Content, Effect, Origin } from '../effects.ts';
import { fileClassOf } from '../filesystem/fileClassOf.ts';
import { holdersOf } from './folders.ts';
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
  const holders = holdersOf(stage.filesystem, from);
  const holder = holders[0];
  // What lies there may be of any of them: a few kB that a package keeps below /usr say nothing of what the base image has there.
  const held = holders
    .filter(({ content }) => content === holder?.content || isWithinSystem(from, content))
    .reduce((sum, { content }) => sum + content.amount.high, 0);
  // Nothing can be there: the command fails, or an unmodelled one made it.
  const most = held || MOST_UNSEEN / 5;
  const isSmall = !isFolder && /^\/(etc|usr\/share|root|home)\//.test(from) && !operand.glob;
  const amount: Amount = isSmall
    ? between(0, 4e3, Math.min(most, 1e6))
    : between(0, Math.min(most / 2, usualPart(from, isFolder)), most);
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

/** Whether a path may be one of those that a base image, or the packages of a distribution, have put there. */
function isWithinSystem(path: string, { origin }: Content): boolean {
  return (
    origin.kind !== 'base' ||
    (/^\/(usr|etc|lib\w*|bin|sbin|var)(\/|$)/.test(path) && !/^\/usr\/(local|src)\//.test(path))
  );
}

/** What is expected of a part, in bytes: settings are small, a folder is larger than a file. */
function usualPart(from: string, isFolder: boolean): number {
  if (/^\/etc(\/|$)/.test(from)) return 1e6;
  return isFolder ? 20e6 : 5e6;
}

/** A part that is asked about has a name of its own, so that an answer settles it and not the whole. */
export function originOfPart(whole: Origin | undefined, path: string): Origin {
  const kind = whole === undefined || whole.kind === 'base' ? 'generated' : whole.kind;
  return { kind, name: path };
}
