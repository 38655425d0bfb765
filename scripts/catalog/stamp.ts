import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const StampSchema = v.object({
  /** Of the facts and of the scripts that compile them. */
  inputs: v.string(),
  slices: v.array(v.object({ id: v.string(), bytes: v.number(), brotli: v.number() })),
});

export type Stamp = v.InferOutput<typeof StampSchema>;

/** What stands in the catalog's folder; null when it is absent, half or damaged, so that it has to be built. */
export async function readStamp(folder: string): Promise<Stamp | null> {
  try {
    const stamp = v.parse(
      StampSchema,
      JSON.parse(await readFile(join(folder, 'stamp.json'), 'utf8')),
    );
    for (const slice of stamp.slices) {
      const { size } = await stat(join(folder, `${slice.id}.json`));
      if (size !== slice.bytes) return null;
    }
    return stamp;
  } catch {
    return null;
  }
}
