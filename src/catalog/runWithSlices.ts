import type { Catalog } from '../engine/catalog.ts';
import type { LoadingCatalog } from './createCatalog.ts';

/**
 * Each round loads at least one slice that was not there, so rounds end by themselves (a closure of wheels walks from shard to shard,
 * one a round); bounded all the same, so that no fault can loop.
 */
const ROUNDS = 32;

/**
 * Runs the engine, loads the slices that it turned out to miss, and runs it again until it misses none that can be had.
 *
 * @param onPartial called with the result so far whenever more is being loaded
 */
export async function runWithSlices<Result>(
  loaded: LoadingCatalog,
  run: (catalog: Catalog) => Result,
  onPartial?: (result: Result) => void,
): Promise<Result> {
  const { catalog, failures } = loaded;
  // Needed by every Dockerfile: asked for at once instead of after a first run.
  await loaded.load(['meta', 'images']);
  for (let round = 1; ; round += 1) {
    catalog.missed.clear();
    const result = run(catalog);
    const wanted = [...catalog.missed].filter((id) => !failures.has(id));
    if (wanted.length === 0 || round === ROUNDS) return result;
    onPartial?.(result);
    await loaded.load(wanted);
  }
}
