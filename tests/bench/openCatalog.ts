import { createCatalog, type LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { readSlicesFromFolder } from '../../src/cli/readSlicesFromFolder.ts';

/** The catalog as the command line reads it; `npm run bench` builds it first. */
export function openCatalog(): LoadingCatalog {
  return createCatalog(readSlicesFromFolder('public/catalog'));
}
