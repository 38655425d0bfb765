import type { CopyInstruction, Mount, SourceRange } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { checkFrom } from './checkFrom.ts';
import { isApplicationCode } from './isApplicationCode.ts';
import { findStage } from './stageGraph.ts';
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
  /** Whether such a change makes a layer of the tree again, so that what nobody saw written may be new too. */
  readonly isRebuilt: boolean;
  /** The content that a name shares with the other names of its file. */
  shared(content: Content): Content;
  /** Whether something ran in it of which nobody knows what it wrote where. */
  readonly hasUnseenOutput: boolean;
}

/** The tree that `--from` names: a stage by name or index, else an image; the build context without it. */
export function sourceTree(
  from: Pick<CopyInstruction | Mount, 'from'> & { readonly range: SourceRange },
  state: StageState,
  session: Session,
): SourceTree {
  if (from.from === null) {
    const { contents } = session.context;
    return {
      kind: 'context',
      name: 'the build context',
      contents,
      isChanged: isApplicationCode,
      isRebuilt: false,
      hasUnseenOutput: false,
      shared: itself,
    };
  }
  const reference = expandInStage(from.from, state, session);
  const stage = findStage(session.dockerfile, reference, session.dockerfile.stages.length);
  checkFrom(from.from, stage, from.range, state, session);
  const finished = stage === undefined ? undefined : session.finished.get(stage.index);
  return stage !== undefined && finished !== undefined
    ? stageTree(`stage ${stage.name ?? stage.index}`, finished, session)
    : imageTree(reference, from.range, state, session);
}

function stageTree(name: string, finished: StageState, { unknowns }: Session): SourceTree {
  const entries = finished.filesystem.under('/');
  const rebuilt = new Set(finished.layers.filter((l) => l.isRebuilt).map((l) => l.layer));
  const changed = new Set(entries.filter(({ layer }) => rebuilt.has(layer)).map((e) => e.content));
  return {
    kind: 'stage',
    name,
    contents: entries.map((entry) => entry.content),
    isChanged: (content) => changed.has(content),
    isRebuilt: rebuilt.size > 0,
    shared: (content) => finished.filesystem.shared(content),
    hasUnseenOutput: unknowns.some(
      ({ stage, unknown: { path, origin } }) =>
        stage === finished.index && path === undefined && origin.kind === 'generated',
    ),
  };
}

function imageTree(
  reference: string,
  range: SourceRange,
  state: StageState,
  session: Session,
): SourceTree {
  const image = resolveBase(reference, session.platform, session);
  const tree = {
    kind: 'image',
    name: reference,
    isChanged: never,
    isRebuilt: false,
    hasUnseenOutput: false,
    shared: itself,
  } as const;
  if (image === null) return { ...tree, contents: [] };
  // What is copied from an image that the catalog does not know is asked for there.
  if (image.match === 'unknown') return { ...tree, contents: [] };
  const contents = image.contents.map((content) => ({
    ...content,
    origin: { ...content.origin, kind: 'image' as const, name: image.reference },
  }));
  return { ...tree, name: image.reference, contents };
}

const never = (): boolean => false;

const itself = (content: Content): Content => content;
