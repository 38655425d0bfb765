import type { Workspace } from '../../engine/workspace.ts';
import { workspaceState } from './workspaceState.svelte.ts';

/** One sentence about what has just happened, with the way back where there is one. */
export interface Notice {
  readonly text: string;
  readonly undo: (() => void) | null;
  /** What the sentence is about: after a further change, its way back would take that change along. */
  readonly workspace: Workspace;
}

let notice = $state.raw<Notice | null>(null);

export const noticeState = {
  get current(): Notice | null {
    return notice?.workspace === workspaceState.current ? notice : null;
  },
  /** To be called after the change that it tells of. */
  say(text: string, undo: (() => void) | null = null): void {
    notice = { text, undo, workspace: workspaceState.current };
  },
  close(): void {
    notice = null;
  },
};
