import type { CopyInstruction, Mount, SourceRange } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { isApplicationCode } from './isApplicationCode.ts';
import { findStage } from './stageGraph.ts';
import { noteUnknown } from './noteUnknown.ts';
import { resolveBase } from './resolveBase.ts';
import { expandInStage } from './scope.ts';
import type { Session } from './session.ts';
import type { StageState } from './stageState.ts';

/** Where COPY and bind mounts take from, as contents of a tree rooted at `/`. */
export interface SourceTree {
  readonly kind: 'context' | 'stage' | 'image';
  /** As the user knows it: `stage builder`. */
  readonly name: string;
  readonly contents: readonly Content[];
  /** Whether a change of the application's code changes this piece, so that what copies it is built again. */
  isChanged(content: Content): boolean;
}

/** The tree that `--from` names: a stage by name or index, else an image; the build context without it. */
export function sourceTree(
  from: Pick<CopyInstruction | Mount, 'from'> & { readonly range: SourceRange },
  state: StageState,
  session: Session,
): SourceTree {
  if (from.from === null) {
    const { contents } = session.context;
    return { kind: 'context', name: 'the build context', contents, isChanged: isApplicationCode };
  }
  const reference = expandInStage(from.from, state, session);
  const stage = findStage(session.dockerfile, reference, session.dockerfile.stages.length);
  const finished = stage === undefined ? undefined : session.finished.get(stage.index);
  if (stage !== undefined && finished !== undefined) {
    const entries = finished.filesystem.under('/');
    const from = finished.rebuiltFrom ?? Infinity;
    const changed = new Set(entries.filter(({ layer }) => layer >= from).map((e) => e.content));
    return {
      kind: 'stage',
      name: `stage ${stage.name ?? stage.index}`,
      contents: entries.map((entry) => entry.content),
      isChanged: (content) => changed.has(content),
    };
  }
  const image = resolveBase(reference, session.platform, session);
  const empty: SourceTree = { kind: 'image', name: reference, contents: [], isChanged: never };
  if (image === null) return empty;
  if (image.match === 'unknown') {
    noteUnknown(session, state, from.range, {
      what: reference,
      reason: 'the catalog does not know this image',
      question: `How large is what is copied from ${reference}?`,
      amount: { bytes: 0, low: 0, high: 0 },
      origin: { kind: 'image', name: reference },
    });
    return empty;
  }
  const contents = image.contents.map((content) => ({
    ...content,
    origin: { ...content.origin, kind: 'image' as const, name: image.reference },
  }));
  return { kind: 'image', name: image.reference, contents, isChanged: never };
}

const never = (): boolean => false;
