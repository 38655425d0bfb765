// First, because dockerfile-ast asks for Node's Buffer as soon as it parses.
import '../src/engine/dockerfile/bufferShim.ts';
import { expose } from 'comlink';
import type { WeighWorker } from '../src/bridge/weighWorker.ts';
import { createCatalog } from '../src/catalog/createCatalog.ts';
import type { LoadingCatalog } from '../src/catalog/createCatalog.ts';
import { offerNames } from '../src/catalog/offerNames.ts';
import { readSlicesByFetch } from '../src/catalog/readSlicesByFetch.ts';
import { memoOf } from '../src/catalog/memoOf.ts';
import { runWithSlices } from '../src/catalog/runWithSlices.ts';
import { weigh } from '../src/catalog/weigh.ts';
import { advise } from '../src/engine/advice/advise.ts';
import { optimize } from '../src/engine/rewrites/proof/optimize.ts';
import { weighWorkspace } from '../src/engine/weighWorkspace.ts';
import { imageReferences } from './imageReferences.ts';

const catalogs = new Map<string, LoadingCatalog>();

function catalogOf(folder: string): LoadingCatalog {
  let loaded = catalogs.get(folder);
  if (loaded === undefined) {
    loaded = createCatalog(readSlicesByFetch(folder));
    catalogs.set(folder, loaded);
  }
  return loaded;
}

// What could not be loaded without a network is asked for again; the page weighs anew at the same event.
addEventListener('online', () => {
  for (const loaded of catalogs.values()) loaded.retry();
});

const door: WeighWorker = {
  async weigh(workspace, folder, onPartial) {
    const loaded = catalogOf(folder);
    const report = await weigh(workspace, loaded, onPartial, weighWorkspace);
    return { ...report, advice: advise(workspace, loaded.catalog, report) };
  },
  async suggest(workspace, folder) {
    const { suggestions } = await weigh(workspace, catalogOf(folder));
    return suggestions;
  },
  async optimise(workspace, folder, chosen) {
    const { before: _, ...optimised } = await runWithSlices(catalogOf(folder), (catalog) =>
      optimize(workspace, catalog, { only: chosen }, memoOf(catalog)),
    );
    return optimised;
  },
  imageReferences: async (folder) => imageReferences(await readSlicesByFetch(folder)('images')),
  offerNames: (question, folder) =>
    runWithSlices(catalogOf(folder), (catalog) => offerNames(catalog, question)),
  fetched: () => performance.getEntriesByType('resource').map(({ name }) => name),
  warm: (folder) => catalogOf(folder).load(['meta', 'images']),
};

expose(door);
