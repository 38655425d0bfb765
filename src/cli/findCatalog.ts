import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built catalog: beside the bundled command, or in the project that this file lies in. */
export function findCatalog(): string | null {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const places = [join(here, 'catalog'), join(here, '../../public/catalog')];
  return places.find((place) => existsSync(join(place, 'meta.json'))) ?? null;
}
