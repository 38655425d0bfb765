import type { Offer } from '../../catalog/offerNames.ts';
import { weighBridge } from './bridges.ts';
import { workspaceState } from './workspaceState.svelte.ts';

/** What names a text under way could go on with; the rest of the question is the workspace's. */
export type Wanted =
  | { readonly kind: 'debian'; readonly typed: string; readonly base: string | null }
  | { readonly kind: 'python'; readonly typed: string }
  | { readonly kind: 'images'; readonly references: readonly string[] };

/**
 * Asks the catalog for names; null where it cannot be asked, or when a newer question took the place of this one. The worker that weighs is
 * asked: it has most of the slices already, and nothing in it takes seconds.
 */
export async function offeredNames(wanted: Wanted): Promise<Offer | null> {
  const { platform = 'linux/amd64', asOf = null } = workspaceState.current;
  const { signal } = new AbortController();
  const ended = await weighBridge.offerNames(signal, { ...wanted, platform, asOf });
  return ended.status === 'done' ? ended.value : null;
}
