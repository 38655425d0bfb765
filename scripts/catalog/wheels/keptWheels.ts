import { compareVersions, isPrerelease } from '../../../src/engine/packages/python/version.ts';

/** How many new releases of a name are kept: of what Dockerfiles name, of what other locks have too, of the rest. */
const MOST = { popular: 12, known: 3, rare: 3 };

const PYTHONS = ['cp311', 'cp312', 'cp310', 'cp313', 'cp314', 'cp39', 'cp38'];

/**
 * Of the keys `name|version|index` the newest of each name. Heavy families whose releases differ in what they pin are kept whole.
 */
export function keptVersions(
  keys: readonly string[],
  popular: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Set<string> {
  const byName = new Map<string, string[]>();
  for (const key of keys) {
    const name = key.split('|')[0] ?? '';
    byName.set(name, [...(byName.get(name) ?? []), key]);
  }
  const kept = new Set<string>();
  for (const [name, own] of byName) {
    const most = /^(nvidia|jax|torch|tensorflow|cuda)(-|$)/.test(name)
      ? Infinity
      : popular.has(name)
        ? MOST.popular
        : known.has(name)
          ? MOST.known
          : MOST.rare;
    const sorted = own
      .filter((key) => !isPrerelease(key.split('|')[1] ?? '') || own.length === 1)
      .sort((a, b) => compareVersions(b.split('|')[1] ?? '', a.split('|')[1] ?? ''));
    for (const key of sorted.slice(0, most)) kept.add(key);
  }
  return kept;
}

/**
 * The wheels of a release that stand for all of it: the pure one; else those for Linux x86_64 of two Pythons, or the stable ABI's, and one
 * for aarch64 and for musl.
 */
export function keptWheels(files: readonly string[]): string[] {
  const pure = files.filter((file) => file.endsWith('-none-any.whl'));
  const first = pure.find((file) => /-py3-|\.py3-/.test(file)) ?? pure[0];
  if (first !== undefined) return [first];
  const onX86 = files.filter((file) => /(many)?linux[^-]*x86_64/.test(file) && !isMusl(file));
  const onArm = files.filter((file) => /linux[^-]*aarch64/.test(file) && !isMusl(file));
  const onMusl = files.filter((file) => isMusl(file) && file.includes('x86_64'));
  return [...byPython(onX86, 2), ...byPython(onArm, 1), ...byPython(onMusl, 1)];
}

function isMusl(file: string): boolean {
  return file.includes('musllinux');
}

function byPython(files: readonly string[], most: number): string[] {
  const anyPython = files.filter((file) => /-abi3-|-(py2\.)?py3-none-/.test(file));
  const newest = anyPython.toSorted().at(-1);
  if (newest !== undefined) return [newest];
  // The newest glibc that Debian 12 has; free-threaded builds end in t.
  const found = PYTHONS.flatMap((python) => {
    const own = files.filter((file) => file.includes(`-${python}-${python}-`)).sort();
    return own.at(-1) ?? [];
  });
  return found.slice(0, most);
}
