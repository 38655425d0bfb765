import { optimize, type Chosen, type Optimised } from '../engine/rewrites/proof/optimize.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { LoadingCatalog } from './createCatalog.ts';
import { memoOf } from './memoOf.ts';

/** As many as weighing may take, and as many again for what changed texts need. */
const ROUNDS = 12;

/** Runs the optimiser, loading the slices of the catalog that the text and its changes turn out to need. */
export async function optimizeWorkspace(
  workspace: Workspace,
  loaded: LoadingCatalog,
  chosen: Chosen,
): Promise<Optimised> {
  await loaded.load(['meta', 'images']);
  for (let round = 1; ; round += 1) {
    loaded.catalog.missed.clear();
    const result = optimize(workspace, loaded.catalog, chosen, memoOf(loaded.catalog));
    const wanted = [...loaded.catalog.missed].filter((id) => !loaded.failures.has(id));
    if (wanted.length === 0 || round === ROUNDS) return result;
    await loaded.load(wanted);
  }
}
