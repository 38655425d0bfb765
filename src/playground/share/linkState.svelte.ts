import type { Workspace } from '../../engine/workspace.ts';
import { decodeLink, isLink } from '../../share/decodeLink.ts';
import { chartState } from '../state/chartState.svelte.ts';
import { loadLineState } from '../state/loadLineState.svelte.ts';
import { viewState } from '../state/viewState.svelte.ts';
import { workspaceState } from '../state/workspaceState.svelte.ts';

/** The workspace of the link in the page's address; null when there is none, or when it could not be opened. */
let linked = $state.raw<Workspace | null>(null);
/** Why the link in the address could not be opened. */
let problem = $state.raw<string | null>(null);

/** A link in the page's address: what it brought, and what was wrong with it. Opening one stores nothing. */
export const linkState = {
  get isOpen(): boolean {
    return linked !== null;
  },
  get problem(): string | null {
    return problem;
  },

  /**
   * Shows what the link in the address holds. Without one, or with a broken one, the page stays as it is.
   *
   * @returns whether a link was opened
   */
  async open(): Promise<boolean> {
    problem = null;
    if (!isLink(location.hash)) return false;
    const decoded = await decodeLink(location.hash);
    if (decoded.kind === 'broken') problem = decoded.message;
    if (decoded.kind !== 'link') return false;
    const { workspace, view } = decoded.shared;
    linked = workspace;
    workspaceState.openShared(workspace);
    viewState.resetTab();
    if (view?.loadLine !== undefined) loadLineState.borrow(view.loadLine);
    if (view?.picture !== undefined)
      chartState.show(view.picture === 'layers' ? 'table' : 'layers');
    return true;
  },

  /** After a change the address would no longer say what the page shows, and a reload would bring the old text back. */
  dropStaleLink(): void {
    if (linked === null || linked === workspaceState.current) return;
    linked = null;
    history.replaceState(history.state, '', location.pathname + location.search);
  },
};
