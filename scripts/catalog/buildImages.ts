import { join } from 'node:path';
import { deriveCudaRows } from './images/cudaRows.ts';
import { readImageRows } from './images/imageRows.ts';
import {
  readCompositions,
  readNames,
  readPackageSets,
  readPythonLibraries,
  sliceRow,
  type SliceImage,
} from './images/imageSlice.ts';
import { deriveUvRows } from './images/uvRows.ts';
import { mergeRows, type MergedRow } from './images/mergeRows.ts';

/** The day up to which the rows were gathered. */
const DATE = '2026-11-21';

/**
 * Compiles scripts/catalog/facts/images into the slice `images`. The same facts give the same slice.
 *
 * @param factsFolder scripts/catalog/facts
 */
export async function buildImages(
  factsFolder: string,
  write: (id: string, value: unknown) => Promise<void>,
): Promise<void> {
  const folder = join(factsFolder, 'images');
  const facts = await readImageRows(folder);
  const derived = await deriveCudaRows(folder, facts);
  const replaced = new Set(derived.map((row) => `${row.image}:${row.tag}`));
  const rows = mergeRows([
    // A weak report of an unknown architecture says less than the rule.
    ...facts.filter(
      (row) => !(replaced.has(`${row.image}:${row.tag}`) && row.weak && row.bytes !== null),
    ),
    ...derived,
    ...(await deriveUvRows(folder)),
  ]);
  const names = await readNames(folder);
  const images: Record<string, SliceImage> = {};
  for (const row of rows)
    (images[row.image] ??= { rows: [], ...names.get(row.image) }).rows.push(sliceRow(row));
  await write('images', {
    format: 1,
    date: DATE,
    images,
    packageSets: await readPackageSets(folder),
    compositions: await readCompositions(folder),
    pythonLibraries: await readPythonLibraries(folder),
    unknown: unknownSizes(rows),
  });
}

/** Quantiles of the images that are not the Docker Hub's official ones: what somebody's own image may weigh. */
function unknownSizes(rows: readonly MergedRow[]): Record<string, unknown> {
  const others = rows.filter((row) => row.image.includes('/') && row.kind !== 'derived');
  const accelerated = others.filter((row) =>
    /cuda|gpu|nvidia|pytorch|vllm|rocm|text-generation/.test(`${row.image}:${row.tag}`),
  );
  const plain = rows.filter(
    (row) =>
      row.kind !== 'derived' &&
      !accelerated.includes(row) &&
      !/alpine|slim|busybox|distroless|static/.test(`${row.image}:${row.tag}`),
  );
  const slim = rows.filter((row) =>
    /alpine|slim|busybox|distroless|static|micro/.test(`${row.image}:${row.tag}`),
  );
  const ratios = rows
    .filter((row) => row.kind === 'published')
    .map((row) => row.compressed / row.bytes)
    .sort((a, b) => a - b);
  return {
    plain: quantiles(plain),
    accelerated: quantiles(accelerated),
    slim: quantiles(slim),
    compression: {
      low: round3(ratios[Math.floor(ratios.length * 0.05)] ?? 0.3),
      middle: round3(ratios[Math.floor(ratios.length * 0.5)] ?? 0.38),
      high: round3(Math.max(0.65, ratios[Math.floor(ratios.length * 0.95)] ?? 0.5)),
    },
  };
}

function quantiles(rows: readonly MergedRow[]): [number, number, number] {
  const sizes = rows.map((row) => row.bytes).sort((a, b) => a - b);
  const at = (share: number): number => sizes[Math.floor(share * (sizes.length - 1))] ?? 0;
  return [at(0.05), at(0.5), at(0.95)];
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
