import type { Entry, ReadonlyFilesystem } from '../filesystem/filesystem.ts';
import { baseName, folderOf } from './operandPath.ts';

/**
 * An archive tells the name of its top folder only when it is opened, so `tar x` assumes one. A path that nobody wrote, beside such a
 * folder, most likely means it: `unzip awscliv2.zip && ./aws/install && rm -rf aws`.
 *
 * @param path normalised; may hold globs
 * @param similarOnly ask for a name that resembles the assumed one: for programs that do not mind a missing operand
 */
export function standIn(
  filesystem: ReadonlyFilesystem,
  path: string,
  similarOnly: boolean,
): Entry | undefined {
  for (let below = path; below !== '/'; below = folderOf(below)) {
    const folder = folderOf(below);
    const name = baseName(below);
    const guessed = filesystem
      .under(folder)
      .filter(({ content }) => content.nameAssumed === true && folderOf(content.path) === folder);
    const ranked = guessed
      .map((entry) => ({ entry, likeness: likeness(name, baseName(entry.content.path)) }))
      .filter((found) => !similarOnly || (found.likeness >= 3 && !isFileName(name)))
      .sort((a, b) => b.likeness - a.likeness);
    const best = ranked[0];
    if (best && (similarOnly || ranked.length === 1 || best.likeness >= 3)) return best.entry;
  }
  return undefined;
}

/** How many letters two names share: all of the shorter one when the longer one holds it, else those at their start. */
function likeness(a: string, b: string): number {
  const left = a.replace(/[*?].*$/, '').toLowerCase();
  const right = b.toLowerCase();
  if (left.includes(right) || right.includes(left)) return Math.min(left.length, right.length);
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}

function isFileName(name: string): boolean {
  return /\.(tar|tgz|t?gz|zip|t?xz|t?bz2|zst|sh|deb|rpm|whl|txt|py|json|ya?ml|gpg|asc|key|list)$/i.test(
    name,
  );
}
