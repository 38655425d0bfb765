import { interpretWorkspace } from '../../interpretWorkspace.ts';
import { imageFigures, type ImageFigures } from '../../reporting/imageFigures.ts';
import type { Workspace } from '../../workspace.ts';
import type { Scene } from '../rewrite.ts';

/**
 * What an image would weigh, out of the memo when the same workspace was weighed before: the optimiser begins with the very changes
 * that the suggestions were made of.
 * @returns null for what cannot be weighed
 */
export function figuresOf(
  workspace: Workspace,
  { catalog, memo }: Pick<Scene, 'catalog' | 'memo'>,
): ImageFigures | null {
  const make = (): ImageFigures | null =>
    imageFigures(interpretWorkspace(workspace, catalog, memo));
  return memo === null ? make() : memo.figures(workspace, catalog, make);
}
