import type { Workspace } from '../../engine/workspace.ts';
import { EXAMPLES } from '../examples/examples.ts';
import { messages } from '../../messages/messages.ts';
import { draftTitle } from '../state/drafts.ts';
import type { Draft } from '../state/drafts.ts';

/** Something that can be put beside the Dockerfile on the page. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  readonly workspace: Workspace;
}

/**
 * What there is to compare with: the rewrites of this Dockerfile, the user's own ones, the examples.
 *
 * @param current is left out: it stands on the other side
 */
export function comparables(
  current: Workspace,
  lightened: Workspace | null,
  drafts: readonly Draft[],
): readonly Comparable[] {
  return [
    ...(lightened === null
      ? []
      : [{ id: 'lightened', title: messages.compare.lightened, workspace: lightened }]),
    ...drafts.map((draft) => ({
      id: `draft-${draft.id}`,
      title: draftTitle(draft),
      workspace: draft.workspace,
    })),
    ...EXAMPLES.map(({ id, title, workspace }) => ({ id: `example-${id}`, title, workspace })),
  ].filter(({ workspace }) => workspace !== current);
}
