import type { Workspace } from '../../engine/workspace.ts';
import { decodeLink, isLink } from '../../share/decodeLink.ts';
import type { Picture } from '../../share/shared.ts';
import { loadLineState } from '../state/loadLineState.svelte.ts';
import { workspaceState } from '../state/workspaceState.svelte.ts';

/** The workspace of the link in the page's address; null when there is none, or when it could not be opened. */
let linked = $state.raw<Workspace | null>(null);
let picture = $state.raw<Picture | null>(null);
/** Why the link in the address could not be opened. */
let problem = $state.raw<string | null>(null);

/** A link in the page's address: what it brought, and what was wrong with it. Opening one stores nothing. */
export const linkState = {
  get isOpen(): boolean {
    return linked !== null;
  },
  get picture(): Picture | null {
    return picture;
  },
  get problem(): string | null {
    return problem;
  },

  /** Shows what the link in the address holds. Without one, or with a broken one, the page stays as it is. */
  async open(): Promise<void> {
    if (!isLink(location.hash)) return;
    const decoded = await decodeLink(location.hash);
    if (decoded.kind === 'none') return;
    problem = decoded.kind === 'broken' ? decoded.message : null;
    if (decoded.kind === 'broken') return;
    const { workspace, view } = decoded.shared;
    linked = workspace;
    picture = view?.picture ?? null;
    workspaceState.openShared(workspace);
    if (view?.loadLine !== undefined) loadLineState.borrow(view.loadLine);
  },

  /** After a change the address would no longer say what the page shows, and a reload would bring the old text back. */
  dropStaleLink(): void {
    if (linked === null || linked === workspaceState.current) return;
    linked = null;
    history.replaceState(history.state, '', location.pathname + location.search);
  },
};
