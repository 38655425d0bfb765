import type { LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { optimizeWorkspace } from '../../src/catalog/optimizeWorkspace.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { advise } from '../../src/engine/advice/advise.ts';
import { weighWorkspace } from '../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import type { OpeningAnswer } from '../../src/playground/opening/openingAnswer.ts';

/** What workers/weigh.worker.ts answers to a workspace, one question after the other, as JSON has it. */
export async function weighOpening(
  workspace: Workspace,
  loaded: LoadingCatalog,
): Promise<OpeningAnswer> {
  const weighed = await weigh(workspace, loaded, undefined, weighWorkspace);
  const report = { ...weighed, advice: advise(workspace, loaded.catalog, weighed) };
  const { suggestions } = await weigh(workspace, loaded);
  const { before: _, ...lightened } = await optimizeWorkspace(workspace, loaded, {
    only: suggestions
      .filter(({ risk, edits }) => risk === 'safe' && edits.length > 0)
      .map(({ id }) => id),
  });
  return { report, suggestions, lightened };
}
