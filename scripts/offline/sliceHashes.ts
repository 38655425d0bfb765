import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The first eight hexadecimal digits of the SHA-256 of every slice, by slice: they go into the address that a page asks, so that what a
 * browser has kept of one build is never taken for a slice of another.
 *
 * @param folder of the built catalog; empty when it is not built
 */
export function sliceHashes(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const slices = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'stamp.json')
    .sort();
  return Object.fromEntries(
    slices.map((name) => [
      name.slice(0, -'.json'.length),
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
        .slice(0, 8),
    ]),
  );
}
