import { between, exactly, NOTHING } from '../amount.ts';
import type { CopyInstruction, CopySource } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { pathGlob } from '../filesystem/pathGlob.ts';
import { utf8Length } from '../utf8Length.ts';
import { addContents } from './addInstruction.ts';
import { assumedContext } from './buildContext.ts';
import { selectSource, type CopyMatch } from './copyTree.ts';
import { noteUnknown } from './noteUnknown.ts';
import { expandInStage } from './scope.ts';
import type { Session } from './session.ts';
import { sourceTree, type SourceTree } from './sourceTree.ts';
import type { StageState } from './stageState.ts';

/** Writes what COPY or ADD brings into the layer that is open. */
export function copyInstruction(
  instruction: CopyInstruction,
  state: StageState,
  session: Session,
): void {
  const target = expandInStage(instruction.destination, state, session);
  const tree = sourceTree(instruction, state, session);
  const several = instruction.sources.length > 1;
  for (const source of instruction.sources) {
    for (const match of sourceContents(source, instruction, tree, state, session)) {
      if (tree.isChanged(match.content)) state.rebuiltFrom ??= state.filesystem.layer;
      const keepsName = match.isFile && !several && !isFolderTarget(target, state);
      const folder = normalizePath(target, state.workdir);
      const path = keepsName ? folder : normalizePath(`${folder}/${match.relative}`);
      state.filesystem.write({ ...match.content, path });
    }
  }
}

/** Whether a file copied to `target` keeps its name: the target ends in a slash, is `.`, or is a folder that is there. */
function isFolderTarget(target: string, state: StageState): boolean {
  if (target.endsWith('/') || target === '.' || target === '..' || target.endsWith('/.'))
    return true;
  const folder = normalizePath(target, state.workdir);
  if (folder === '/' || folder === state.workdir) return true;
  return state.filesystem
    .under(folder)
    .some(({ content }) => content.path !== folder || content.spread);
}

function sourceContents(
  source: CopySource,
  instruction: CopyInstruction,
  tree: SourceTree,
  state: StageState,
  session: Session,
): readonly CopyMatch[] {
  if (source.kind === 'heredoc') return [heredocFile(source, state, session)];
  const path = expandInStage(source.path, state, session);
  if (instruction.type === 'add') {
    const added = addContents(path, instruction, tree, session);
    for (const { content } of added ?? []) {
      if (content.evidence !== 'unknown') continue;
      noteUnknown(session, state, instruction.range, {
        what: path,
        reason: 'a download says its size only when it is made',
        question: `How large is ${path}?`,
        amount: content.amount,
        origin: content.origin,
        answer: { kind: 'context', key: path },
      });
    }
    if (added !== null) return added;
  }
  const hasFlag = (name: string): boolean => instruction.flags.some((flag) => flag.name === name);
  const found = selectSource(tree.contents, path, hasFlag('parents'));
  const excluded = excludeFlag(instruction, state, session);
  const matches = found.matches.filter((match) => !excluded(match.content.path));
  if (tree.kind === 'context' && isWholeContext(path) && !session.context.isComplete) {
    return [...matches, restOfContext(instruction, state, session)];
  }
  if (matches.length > 0) return matches;
  if (found.matches.length > 0) return []; // everything was excluded
  const part = found.parts.at(-1);
  return part === undefined
    ? missing(path, instruction, tree, state, session)
    : [partOf(path, part, instruction, state, session)];
}

function isWholeContext(path: string): boolean {
  return normalizePath(path) === '/' || normalizePath(path) === '/*';
}

/** `--exclude` patterns are taken from the root of the source (Dockerfile reference, COPY --exclude). */
function excludeFlag(
  instruction: CopyInstruction,
  state: StageState,
  session: Session,
): (path: string) => boolean {
  const globs = instruction.flags
    .filter((flag) => flag.name === 'exclude' && flag.value !== null)
    .map((flag) => pathGlob(expandInStage(flag.value ?? '', state, session)));
  return (path) => globs.some((glob) => glob.match(path, false) === 'whole');
}

function heredocFile(
  source: Extract<CopySource, { kind: 'heredoc' }>,
  state: StageState,
  session: Session,
): CopyMatch {
  const text = source.expand ? expandInStage(source.body, state, session) : source.body;
  const content: Content = {
    path: normalizePath(source.name),
    spread: false,
    amount: exactly(utf8Length(text)),
    fileClass: 'code',
    origin: { kind: 'context', name: source.name },
    evidence: 'measured',
    source: 'the here-document itself',
    text,
  };
  return { content, relative: source.name, isFile: true };
}

/** What a Dockerfile's text cannot tell: what else lies beside it. Small applications are assumed, and it can be corrected. */
function restOfContext(
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

/** Something inside a folder of which only the whole is known. */
function partOf(
  path: string,
  part: Content,
  instruction: CopyInstruction,
  state: StageState,
  session: Session,
): CopyMatch {
  const guess = isGiven(part) ? part.amount.bytes : Math.min(part.amount.bytes, LIKELY_PART);
  const content: Content = {
    ...part,
    amount: between(0, guess, part.amount.high),
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
  return { content, relative: baseName(path), isFile: isFileName(path) };
}

/** What somebody put there to be used: most of it is what is taken on. Of a build's output it is a program or a bundle. */
function isGiven(part: Content): boolean {
  const { kind } = part.origin;
  return kind === 'context' || kind === 'download' || kind === 'model' || kind === 'git';
}

/** Bytes of a program or a bundle out of a folder of which only the whole is known. */
const LIKELY_PART = 20e6;

/** Nothing is known of the source: ignored by .dockerignore, not listed, or the output of something that has no model. */
function missing(
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
  const content: Content = {
    path: normalizePath(path),
    spread: !isFileName(path),
    amount: guess.amount,
    fileClass: 'data',
    origin,
    evidence: guess.evidence,
    source: `assumed from the name ${baseName(path) || path}`,
  };
  return [{ content, relative: isFileName(path) ? baseName(path) : '', isFile: isFileName(path) }];
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
