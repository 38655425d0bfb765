import type { Catalog } from '../catalog.ts';
import type { Dockerfile, SourceRange } from '../dockerfile/instruction.ts';
import type { Notice, UnknownEffect } from '../effects.ts';
import type { Platform, Workspace } from '../workspace.ts';
import type { BuildContext } from './buildContext.ts';
import type { Memo, MemoNode } from './memo.ts';
import type { StageState } from './stageState.ts';
import type { Watch } from './watchedWorkspace.ts';

/** One run of the interpreter over one workspace: what it reads, and what it collects on the way. */
export interface Session {
  /** As instructions and commands see it: what they look at is noted. */
  readonly workspace: Workspace;
  /** The same as it was given, for all others. */
  readonly given: Workspace;
  readonly watch: Watch;
  /** What was interpreted before; null when nothing is to be remembered. */
  readonly memo: Memo | null;
  readonly catalog: Catalog;
  readonly dockerfile: Dockerfile;
  readonly platform: Platform;
  readonly context: BuildContext;
  /** ARG values before the first FROM, and the platform's own. */
  readonly globalArgs: ReadonlyMap<string, string>;
  /** Finished stages by index. */
  readonly finished: Map<number, StageState>;
  /** Where finished stages stand in the memo, as far as they are remembered. */
  readonly nodes: Map<number, MemoNode>;
  readonly unknowns: PlacedUnknown[];
  readonly notices: PlacedNotice[];
}

export interface PlacedUnknown {
  readonly unknown: UnknownEffect;
  readonly range: SourceRange;
  readonly stage: number;
}

export interface PlacedNotice {
  readonly notice: Notice;
  readonly range: SourceRange;
}
