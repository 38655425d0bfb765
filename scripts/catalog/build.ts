/**
 * Compiles the facts below scripts/catalog/facts into the slices below public/catalog that the page and the command line read.
 *
 *   npm run catalog               builds what changed inputs ask for
 *   npm run catalog -- --force    builds in any case
 *   npm run catalog -- --check    builds beside it and fails when a byte differs: the build is deterministic
 *   npm run catalog -- --quiet    says nothing when there is nothing to do
 */
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliBytes } from './brotliBytes.ts';
import { buildDebian } from './buildDebian.ts';
import { buildImages } from './buildImages.ts';
import { buildModels } from './buildModels.ts';
import { buildPackages } from './buildPackages.ts';
import { buildWheels } from './buildWheels.ts';
import { hashOfInputs } from './hashOfInputs.ts';
import { readStamp, type Stamp } from './stamp.ts';
import { sizeTable } from './sizeTable.ts';
import { sliceWriter, type WriteSlice, type WrittenSlice } from './writeSlice.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const facts = join(root, 'scripts/catalog/facts');
const target = join(root, 'public/catalog');

/** Each part with the folder that it reads its rows from. */
const PARTS: readonly (readonly [(folder: string, write: WriteSlice) => Promise<void>, string])[] =
  [
    [buildImages, facts],
    [buildModels, facts],
    [buildPackages, facts],
    [buildWheels, join(facts, 'wheels')],
    [buildDebian, join(facts, 'debian')],
  ];

const flags = new Set(process.argv.slice(2));

const inputs = await hashOfInputs(root, 'scripts/catalog/build.ts', ['scripts/catalog/facts']);
if (flags.has('--check')) await check();
else await build();

async function build(): Promise<void> {
  const stamp = await readStamp(target);
  if (!flags.has('--force') && stamp?.inputs === inputs) {
    if (!flags.has('--quiet')) console.error(sizeTable(stamp.slices));
    return;
  }
  if (flags.has('--quiet')) console.error('plimsoll: building the catalog (once) ...');
  // Built beside and moved at the end, so that a failed build leaves no half of a catalog, and two at once do not mix theirs.
  const fresh = await mkdtemp(`${target}.new-`);
  const slices = await compile(fresh).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  });
  await rm(target, { recursive: true, force: true });
  // Temporary folders are for their owner alone; this one is served.
  await chmod(fresh, 0o755);
  await rename(fresh, target);
  if (!flags.has('--quiet')) console.error(sizeTable(slices));
}

async function check(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-catalog-'));
  try {
    const slices = await compile(folder);
    const names = [...slices.map((slice) => `${slice.id}.json`), 'stamp.json'];
    const differing: string[] = [];
    for (const name of names) {
      const [ours, theirs] = await Promise.all(
        [folder, target].map((place) => readFile(join(place, name), 'utf8').catch(() => null)),
      );
      if (ours !== theirs) differing.push(name);
    }
    if (differing.length > 0) {
      console.error(`public/catalog differs from a fresh build: ${differing.join(', ')}`);
      process.exitCode = 1;
    } else console.error(`${slices.length} slices are the same byte for byte.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes every slice, meta.json and stamp.json into `folder`. */
async function compile(folder: string): Promise<Stamp['slices']> {
  await mkdir(folder, { recursive: true });
  const written: WrittenSlice[] = [];
  const write = sliceWriter(folder, written);
  for (const [part, folderOfFacts] of PARTS) await part(folderOfFacts, write);
  const dates = written.flatMap((slice) => slice.date ?? []).sort();
  const newest = dates.at(-1);
  if (newest === undefined) throw new Error('no slice carries the date of its facts');
  await write('meta', { date: newest });
  const slices = written
    .map(({ id, text }) => ({ id, bytes: Buffer.byteLength(text), brotli: brotliBytes(text) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await writeFile(join(folder, 'stamp.json'), `${JSON.stringify({ inputs, slices }, null, 1)}\n`);
  return slices;
}
