import type { LoadingCatalog } from '../src/catalog/createCatalog.ts';
import type { Catalog } from '../src/engine/catalog.ts';

/** As in `src/catalog/weigh.ts`: a bound so that a damaged catalog cannot loop. */
const ROUNDS = 6;

/** Runs the engine, loads the slices that it turned out to miss, and runs it again until it misses none that can be had. */
export async function runWithSlices<Result>(
  loaded: LoadingCatalog,
  run: (catalog: Catalog) => Result,
): Promise<Result> {
  await loaded.load(['meta', 'images']);
  for (let round = 1; ; round += 1) {
    loaded.catalog.missed.clear();
    const result = run(loaded.catalog);
    const wanted = [...loaded.catalog.missed].filter((id) => !loaded.failures.has(id));
    if (wanted.length === 0 || round === ROUNDS) return result;
    await loaded.load(wanted);
  }
}
