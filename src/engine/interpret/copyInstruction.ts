import type { CopyInstruction, CopySource } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { isFolder } from '../commands/folders.ts';
import { carried, type Carried } from '../filesystem/hardLinks.ts';
import { isEmptyFolder } from '../filesystem/isUnweighed.ts';
import { isWithin, normalizePath } from '../filesystem/normalizePath.ts';
import { addContents, unpackedMatches } from './addInstruction.ts';
import { selectSource, type CopyMatch } from './copyTree.ts';
import { heredocFile } from './heredocFile.ts';
import { ignoreMatcher } from './ignoreMatcher.ts';
import { mergedSources } from './mergedSources.ts';
import { noteUnknown } from './noteUnknown.ts';
import { expandInStage } from './scope.ts';
import type { Session } from './session.ts';
import { sourceTree, type SourceTree } from './sourceTree.ts';
import type { StageState } from './stageState.ts';
import { isWholeContext, missing, restOfContext } from './unlistedSource.ts';
import { partOf, weighed } from './unseenSource.ts';

/**
 * Writes what COPY or ADD brings into the layer that is open.
 * @returns whether a change of the application's code makes the layer again
 */
export function copyInstruction(
  instruction: CopyInstruction,
  state: StageState,
  session: Session,
): boolean {
  const target = expandInStage(instruction.destination, state, session);
  const folder = normalizePath(target, state.workdir);
  const tree = sourceTree(instruction, state, session);
  const isSingle = instruction.sources.length === 1 && !hasFlag(instruction, 'parents');
  let isChanged = false;
  const written: (readonly Content[])[] = [];
  for (const source of instruction.sources) {
    const contents: Carried[] = [];
    for (const match of sourceContents(source, instruction, tree, state, session)) {
      isChanged ||= match.isChanged ?? tree.isChanged(match.content);
      const isRenamed = match.isFile && isSingle && !isFolderTarget(target, state);
      const path = isRenamed ? folder : normalizePath(`${folder}/${match.relative}`);
      contents.push({ content: match.content, path });
    }
    written.push(carried(contents, (content) => tree.shared(content), true));
  }
  for (const content of mergedSources(written)) state.filesystem.write(content);
  if (isChanged) state.rebuiltFrom ??= state.filesystem.layer;
  return isLinked(instruction) ? isChanged : state.rebuiltFrom !== null;
}

/** A linked layer stands on nothing and outlasts a change below it (Dockerfile reference, COPY --link; not with --chmod: dispatchCopy). */
function isLinked(instruction: CopyInstruction): boolean {
  const link = instruction.flags.find((flag) => flag.name === 'link');
  return (
    link !== undefined &&
    link.value?.toLowerCase() !== 'false' &&
    !instruction.flags.some((flag) => flag.name === 'chmod')
  );
}

function hasFlag(instruction: CopyInstruction, name: string): boolean {
  return instruction.flags.some(
    (flag) => flag.name === name && flag.value?.toLowerCase() !== 'false',
  );
}

/** Whether a file copied to `target` keeps its name: the target ends in a slash, is `.`, or is a folder that is there. */
function isFolderTarget(target: string, state: StageState): boolean {
  if (target.endsWith('/') || target === '.' || target === '..' || target.endsWith('/.'))
    return true;
  const folder = normalizePath(target, state.workdir);
  if (isWithin(state.workdir, folder) || isFolder(state.filesystem, folder)) return true;
  return [...state.workdirs].some((made) => isWithin(made, folder));
}

function sourceContents(
  source: CopySource,
  instruction: CopyInstruction,
  tree: SourceTree,
  state: StageState,
  session: Session,
): readonly CopyMatch[] {
  if (source.kind === 'heredoc') return [heredocFile(source, state)];
  const path = expandInStage(source.path, state, session);
  if (instruction.type === 'copy') return copiedContents(path, instruction, tree, state, session);
  const added = addContents(path, instruction, session);
  if (added === null) {
    const matches = copiedContents(path, instruction, tree, state, session);
    return unpackedMatches(matches, instruction, session);
  }
  for (const { content } of added) {
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
  return added;
}

function copiedContents(
  path: string,
  instruction: CopyInstruction,
  tree: SourceTree,
  state: StageState,
  session: Session,
): readonly CopyMatch[] {
  const found = selectSource(tree.contents, path, hasFlag(instruction, 'parents'));
  const matches = withoutExcluded(found.matches, instruction, state, session);
  if (tree.kind === 'context' && isWholeContext(path) && !session.context.isComplete) {
    return [...matches, restOfContext(instruction, state, session)];
  }
  // Something that was not understood may have filled the folder that mkdir made for it.
  const isUnseen = tree.hasUnseenOutput && matches.every(({ content }) => isEmptyFolder(content));
  if (matches.length > 0) {
    return isUnseen
      ? missing(path, instruction, tree, state, session)
      : matches.map((match) => weighed(path, match, instruction, tree, state, session));
  }
  if (found.matches.length > 0) return []; // everything was excluded
  const part = found.parts.at(-1);
  if (part !== undefined) return [partOf(path, part, instruction, tree, state, session)];
  // A wildcard that finds nothing copies nothing (dispatchCopy, AllowEmptyWildcard).
  const isComplete = tree.kind === 'context' && session.context.isComplete;
  if (isComplete && /[*?[]/.test(path)) return [];
  return missing(path, instruction, tree, state, session);
}

/**
 * `--exclude` patterns are read like those of .dockerignore, from the folder that is copied (moby/buildkit dockerfile/
 * exclude_patterns_test.go; fsutil copy.go), and from the name of a file that is (Dockerfile reference, COPY --exclude).
 */
function withoutExcluded(
  matches: readonly CopyMatch[],
  instruction: CopyInstruction,
  state: StageState,
  session: Session,
): readonly CopyMatch[] {
  const patterns = instruction.flags
    .filter((flag) => flag.name === 'exclude' && flag.value !== null)
    .map((flag) => expandInStage(flag.value ?? '', state, session));
  if (patterns.length === 0) return matches;
  const isExcluded = ignoreMatcher(patterns.join('\n'));
  return matches
    .filter(({ content, relative }) => !isExcluded(content.spread ? `${relative}/` : relative))
    .map((match) => {
      if (!match.content.spread) return match;
      // Which files lie in the folder is not known: any of them may be excluded.
      const amount = { ...match.content.amount, low: 0 };
      return { ...match, content: { ...match.content, amount } };
    });
}
