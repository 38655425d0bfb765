import { between, NOTHING, type Amount } from '../amount.ts';
import { originOfPart } from '../commands/unknownSource.ts';
import type { CopyInstruction } from '../dockerfile/instruction.ts';
import type { Content, Origin, UnknownEffect } from '../effects.ts';
import { isUnweighed } from '../filesystem/isUnweighed.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { withAnswer } from './answered.ts';
import { assumedContent, asNamed, baseName, contextKey, isFileName } from './assumedContent.ts';
import type { CopyMatch } from './copyTree.ts';
import { noteUnknown } from './noteUnknown.ts';
import type { Session } from './session.ts';
import type { SourceTree } from './sourceTree.ts';
import type { StageState } from './stageState.ts';
import { wellKnownFile } from './wellKnownFile.ts';

/** Something inside a folder of which only the whole is known. */
export function partOf(
  path: string,
  part: Content,
  instruction: CopyInstruction,
  tree: SourceTree,
  state: StageState,
  session: Session,
): CopyMatch {
  const { compressed: _whole, text: _text, ...rest } = part;
  const isOurs = tree.kind === 'context';
  // A package of the catalog says more.
  const isPackage = tree.kind === 'stage' && /^(apt|apk|rpm)$/.test(part.origin.kind);
  const known = isOurs || (isPackage && !/^\/etc\//.test(path)) ? undefined : wellKnownFile(path);
  if (known !== undefined) {
    const { amount, source } = known;
    const spread = !isFileName(path) && !/\/(passwd|group|g?shadow)-?$/.test(path);
    const file: Content = { ...rest, spread, amount, source, evidence: 'assumed' };
    const relative = spread ? '' : baseName(path);
    return { content: file, relative, isFile: !spread, isChanged: false };
  }
  const unsettled: Content = {
    ...rest,
    spread: !isFileName(path),
    amount: amountOfPart(path, part, tree, instruction),
    origin: isOurs ? part.origin : originOfPart(part.origin, path),
    evidence: 'unknown',
    source: `a part of ${part.path} (${part.origin.name}) in an amount that is not known`,
  };
  const content = isOurs ? unsettled : withAnswer(unsettled, session);
  if (content.evidence === 'unknown') {
    noteUnknown(session, state, instruction.range, {
      what: path,
      reason: `it lies inside ${part.path}, of which only the whole is known`,
      question: `How large is ${path}?`,
      amount: content.amount,
      origin: content.origin,
      ...(isOurs && { answer: { kind: 'context', key: contextKey(path) } as const }),
    });
  }
  const isChanged = tree.isChanged(part) || isBuilt(path, tree);
  return { ...asNamed(path, content), isChanged };
}

/** The same where a piece is there, but not its weight: it was moved out of a larger folder, or nobody saw it written. */
export function weighed(
  path: string,
  match: CopyMatch,
  instruction: CopyInstruction,
  tree: SourceTree,
  state: StageState,
  session: Session,
): CopyMatch {
  if (tree.kind !== 'stage' || !isUnweighed(match.content)) return match;
  const content = withAnswer(
    {
      ...match.content,
      amount: amountOfPart(path, match.content, tree, instruction),
      origin: originOfPart(match.content.origin, path),
    },
    session,
  );
  if (content.evidence !== 'unknown') return { ...match, content };
  noteUnknown(session, state, instruction.range, {
    what: path,
    reason: `${content.source}; how much that is nobody knows`,
    question: `How large is ${path}?`,
    amount: content.amount,
    origin: content.origin,
  });
  return { ...match, content };
}

/** What a stage or an image must hold, and nobody saw written. */
export function missingOutput(
  path: string,
  tree: SourceTree,
  session: Session,
  ask: (unknown: UnknownEffect) => void,
): readonly CopyMatch[] {
  const origin: Origin =
    tree.kind === 'image'
      ? { kind: 'image', name: `${tree.name} ${path}` }
      : { kind: 'generated', name: path };
  const content = withAnswer(
    {
      ...assumedContent(path),
      amount: between(0, NOTHING.bytes, MOST_OUTPUT),
      evidence: 'unknown',
      origin,
    },
    session,
  );
  if (content.evidence === 'unknown') {
    ask({
      what: path,
      reason:
        tree.kind === 'image'
          ? `what ${tree.name} holds there is not in the catalog`
          : `nothing that ${tree.name} runs is known to write it`,
      question: `How large is ${path}?`,
      amount: content.amount,
      origin,
    });
  }
  return [{ ...asNamed(path, content), isChanged: isBuilt(path, tree) }];
}

/** Bytes of a part of which only the whole is known; the whole itself may be no more than a range. */
function amountOfPart(
  path: string,
  whole: Content,
  tree: SourceTree,
  { destination }: CopyInstruction,
): Amount {
  const { bytes, high } = whole.amount;
  const most = high === 0 ? MOST_OUTPUT : tree.hasUnseenOutput ? Math.max(high, MOST_OUTPUT) : high;
  const likely = bytes === 0 ? most : bytes;
  const guess = isGiven(whole) && bytes > 0 ? bytes : Math.min(likely, LIKELY_PART);
  return isProgram(path, destination)
    ? between(Math.min(LEAST_PROGRAM, guess), guess, Math.min(MOST_PROGRAM, most))
    : between(0, guess, most);
}

/** Whether what nobody saw written is taken for the output of a stage that is built again: what a distribution brings is not. */
export function isBuilt(path: string, tree: SourceTree): boolean {
  return (
    tree.isRebuilt &&
    !/^\/(bin|etc|lib\d*|sbin|usr\/(?!local|src)[^/]+)\//.test(normalizePath(path))
  );
}

/** What somebody put there to be used: most of it is what is taken on. Of a build's output it is a program or a bundle. */
function isGiven(part: Content): boolean {
  const { kind } = part.origin;
  return kind === 'context' || kind === 'download' || kind === 'model' || kind === 'git';
}

/**
 * One program rather than a folder or a bundle: a name without an ending that comes out of a folder of programs (`/go/bin/x`,
 * `target/release/x`) or goes into one (Filesystem Hierarchy Standard 3.0, /bin and /sbin; Cargo book, Build cache).
 */
function isProgram(path: string, destination: string): boolean {
  const isOne = /^[\w+-]+$/.test(baseName(path));
  const isFromPrograms = /\/(s?bin|target\/([\w-]+\/)?(release|debug))\/[^/]+$/.test(path);
  return isOne && (isFromPrograms || /(^|\/)s?bin(\/|$)/.test(destination));
}

/** A static program of musl that does nothing is of 14 KB; the largest that are shipped as one file (envoy, ollama) of some 100 MB. */
const LEAST_PROGRAM = 10e3;
const MOST_PROGRAM = 500e6;

/** Bytes of a program or a bundle out of a folder of which only the whole is known. */
const LIKELY_PART = 20e6;

/** The most that is taken for the output of something that has no model. */
const MOST_OUTPUT = 500e6;
