/**
 * Asks a registry for newer numbers of images and prints rows in the format of facts/images/official.jsonl, one a line.
 *
 *   npx tsx scripts/catalog/refreshImages.ts REGISTRY IMAGE:TAG...
 *
 * REGISTRY is the address of a registry that speaks the distribution API and allows anonymous pulls. What it tells is the
 * compressed size of every layer, the environment, folder and user; the unpacked size is in no manifest and would take reading the
 * layers, so rows keep the unpacked size that was published last until somebody weighs the image. Review the rows, then replace those
 * of the same image, tag and architecture by hand, and run `npm run catalog`.
 */
import { parseReference } from '../../src/engine/images/parseReference.ts';
import { shortName } from '../../src/engine/images/shortName.ts';
import { readRegistryImage, type Get } from './images/registryClient.ts';

const [registry, ...references] = process.argv.slice(2);
if (registry === undefined || references.length === 0) {
  throw new Error('usage: refreshImages.ts REGISTRY IMAGE:TAG...');
}

const get: Get = async (url, headers) => {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};

const today = new Date().toISOString().slice(0, 10);
for (const text of references) {
  const reference = parseReference(text);
  if (reference === null) throw new Error(`${text} is no reference`);
  const { name } = shortName(reference);
  const repository = name.includes('/') ? reference.repository : `library/${name}`;
  const tag = reference.tag ?? 'latest';
  const base = registry.replace(/\/$/, '');
  for (const row of await readRegistryImage(get, base, repository, name, tag, today)) {
    console.log(JSON.stringify(row));
  }
}
