import { between } from '../amount.ts';
import type { CopyInstruction } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { assumedContent, asNamed, baseName, contextKey } from './assumedContent.ts';
import { assumedContext } from './buildContext.ts';
import type { CopyMatch } from './copyTree.ts';
import { isApplicationCode } from './isApplicationCode.ts';
import { noteUnknown } from './noteUnknown.ts';
import type { Session } from './session.ts';
import type { SourceTree } from './sourceTree.ts';
import type { StageState } from './stageState.ts';
import { missingOutput } from './unseenSource.ts';

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
  if (tree.kind !== 'context') {
    return missingOutput(path, tree, session, (unknown) => {
      noteUnknown(session, state, instruction.range, unknown);
    });
  }
  const guess = assumedContext(path);
  const origin = { kind: 'context', name: key } as const;
  noteUnknown(session, state, instruction.range, {
    what: path,
    reason: 'its size is not in the Dockerfile',
    question: `How large is ${path}?`,
    amount: guess.amount,
    origin,
    answer: { kind: 'context', key },
  });
  const content = { ...assumedContent(path), ...guess, origin };
  return [{ ...asNamed(path, content), isChanged: isApplicationCode(content) }];
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
