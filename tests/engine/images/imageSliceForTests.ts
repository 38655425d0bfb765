import { fileURLToPath } from 'node:url';
import { buildImages } from '../../../scripts/catalog/buildImages.ts';
import { imageFacts } from '../../../src/catalog/decodeImages.ts';
import { createImageTable } from '../../../src/engine/images/createImageTable.ts';
import type { ImageFacts } from '../../../src/engine/images/imageFacts.ts';
import type { ImageTable } from '../../../src/engine/images/imageTable.ts';

const folder = fileURLToPath(new URL('../../../scripts/catalog/facts', import.meta.url));

/** The slice `images` as the project's own rows give it, after a round through JSON. */
export async function buildImageSlice(): Promise<unknown> {
  let slice: unknown;
  await buildImages(folder, (_id, value) => {
    slice = JSON.parse(JSON.stringify(value));
    return Promise.resolve();
  });
  return slice;
}

let loaded: Promise<ImageFacts> | undefined;

export function loadImageFacts(): Promise<ImageFacts> {
  loaded ??= buildImageSlice().then(imageFacts);
  return loaded;
}

export async function loadImageTable(): Promise<ImageTable> {
  return createImageTable(await loadImageFacts());
}
