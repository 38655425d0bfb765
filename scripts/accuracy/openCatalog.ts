import { fileURLToPath } from 'node:url';
import { createCatalog, type LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { readSlicesFromFolder } from '../../src/cli/readSlicesFromFolder.ts';

/** The catalog as it is built in public/catalog. */
export function openCatalog(): LoadingCatalog {
  const folder = fileURLToPath(new URL('../../public/catalog/', import.meta.url));
  return createCatalog(readSlicesFromFolder(folder));
}
