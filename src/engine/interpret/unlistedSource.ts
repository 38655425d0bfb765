import { between, NOTHING } from '../amount.ts';
import type { CopyInstruction } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { fileClassOf } from '../filesystem/fileClassOf.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { assumedContext } from './buildContext.ts';
import type { CopyMatch } from './copyTree.ts';
import { isApplicationCode } from './isApplicationCode.ts';
import { noteUnknown } from './noteUnknown.ts';
import type { Session } from './session.ts';
import type { SourceTree } from './sourceTree.ts';
import type { StageState } from './stageState.ts';

export function isWholeContext(path: string): boolean {
  return normalizePath(path) === '/' || normalizePath(path) === '/*';
}

/** What a Dockerfile's text cannot tell: what else lies beside it. Small applications are assumed, and it can be corrected. */
export function restOfContext(
  instruction: CopyInstruction,
  state: StageState,
  session: Session,
): CopyMatch {
  const amount = between(0, 20e3, 20e6);
  const content: Content = {
    path: '/',
    spread: true,
    amount,
    fileClass: 'code',
    origin: { kind: 'context', name: 'the rest of the build context' },
    evidence: 'assumed',
    source: 'no sizes were given for the build context: a small application is assumed',
  };
  noteUnknown(session, state, instruction.range, {
    what: 'the rest of the build context',
    reason: 'what lies beside the Dockerfile is not in its text',
    question: 'How large is the build context, after .dockerignore?',
    amount,
    origin: content.origin,
    answer: { kind: 'context', key: './' },
  });
  return { content, relative: '', isFile: false };
}

/** Whether a path of the context of which the user said nothing would change with the application's code. */
export function isUnlistedCode(path: string, isListed: boolean, session: Session): boolean {
  if (session.context.isComplete) return false;
  if (isWholeContext(path)) return true;
  return !isListed && isApplicationCode(assumedContent(path));
}

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
  const guess = isGiven(part) ? part.amount.bytes : Math.min(part.amount.bytes, LIKELY_PART);
  const content: Content = {
    ...rest,
    spread: !isFileName(path),
    amount: isProgram(path, instruction.destination)
      ? between(Math.min(LEAST_PROGRAM, guess), guess, Math.min(MOST_PROGRAM, part.amount.high))
      : between(0, guess, part.amount.high),
    evidence: 'unknown',
    source: `a part of ${part.path} (${part.origin.name}) in an amount that is not known`,
  };
  noteUnknown(session, state, instruction.range, {
    what: path,
    reason: `it lies inside ${part.path}, of which only the whole is known`,
    question: `How large is ${path}?`,
    amount: content.amount,
    origin: content.origin,
    ...(instruction.from === null && {
      answer: { kind: 'context', key: contextKey(path) } as const,
    }),
  });
  const isChanged = tree.isChanged(part) || isBuilt(path, tree);
  return { ...asNamed(path, content), isChanged };
}

/** A folder stands for its contents, which come to lie in the destination itself; a file has a name. */
function asNamed(path: string, content: Content): CopyMatch {
  const isFile = isFileName(path);
  return { content, relative: isFile ? baseName(path) : '', isFile };
}

/** Whether what nobody saw written is taken for the output of a stage that is built again: what a distribution brings is not. */
function isBuilt(path: string, tree: SourceTree): boolean {
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

/** Nothing is known of the source: ignored by .dockerignore, not listed, or the output of something that has no model. */
export function missing(
  path: string,
  instruction: CopyInstruction,
  tree: SourceTree,
  state: StageState,
  session: Session,
): readonly CopyMatch[] {
  const key = contextKey(path);
  if (tree.kind === 'context' && session.context.ignores(key)) {
    session.notices.push({
      range: instruction.range,
      notice: {
        id: 'copy-ignored-file',
        severity: 'error',
        message: `${path} is kept out of the build context by .dockerignore, so this COPY fails.`,
        link: 'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
      },
    });
    return [];
  }
  const namesake = tree.kind === 'context' ? soleNamesake(path, session) : undefined;
  if (namesake !== undefined) {
    return [{ content: namesake, relative: baseName(path), isFile: true }];
  }
  const guess =
    tree.kind === 'context'
      ? assumedContext(path)
      : { amount: between(0, NOTHING.bytes, 500e6), evidence: 'unknown' as const };
  const origin = { kind: tree.kind === 'image' ? 'image' : 'context', name: key } as const;
  noteUnknown(session, state, instruction.range, {
    what: path,
    reason:
      tree.kind === 'context'
        ? 'its size is not in the Dockerfile'
        : `nothing that ${tree.name} runs is known to write it`,
    question: `How large is ${path}?`,
    amount: guess.amount,
    origin,
    answer: { kind: 'context', key },
  });
  const content = { ...assumedContent(path), ...guess, origin };
  const isChanged = tree.kind === 'context' ? isApplicationCode(content) : isBuilt(path, tree);
  return [{ ...asNamed(path, content), isChanged }];
}

function assumedContent(path: string): Content {
  return {
    path: normalizePath(path),
    spread: !isFileName(path),
    ...assumedContext(path),
    fileClass: fileClassOf(path),
    origin: { kind: 'context', name: contextKey(path) },
    source: `assumed from the name ${baseName(path) || path}`,
  };
}

/**
 * A text pasted as `requirements.txt` is meant for `COPY backend/requirements.txt .` too, when it is the only one of that name.
 */
function soleNamesake(path: string, session: Session): Content | undefined {
  const name = baseName(path);
  const [first, second] = session.context.contents.filter(
    (content) => content.text !== undefined && baseName(content.path) === name,
  );
  return second === undefined ? first : undefined;
}

/** The key of `workspace.context` that answers for a path: folders end in a slash. */
function contextKey(path: string): string {
  const key = normalizePath(path).slice(1);
  return isFileName(path) ? key : `${key}/`;
}

function baseName(path: string): string {
  return normalizePath(path).split('/').at(-1) ?? '';
}

function isFileName(path: string): boolean {
  return /\.[A-Za-z0-9]+$/.test(path) && !/(^|\/)\.(venv|git|cache|local|next|output)$/.test(path);
}
