import type { DebianIndex, DebianPackage } from './debianIndex.ts';

/**
 * Installed packages that apt removes because of an install: those that a new package excludes (or that exclude it), and
 * whatever needs one of them and finds nothing else.
 *
 * @param coming the packages that are being installed
 * @returns names, sorted
 */
export function packagesThatMustGo(
  index: DebianIndex,
  installed: ReadonlyMap<string, string>,
  coming: readonly DebianPackage[],
): readonly string[] {
  const gone = new Set<DebianPackage>();
  for (const one of coming) {
    for (const other of [...one.conflicts, ...index.opponents(one)]) {
      if (installed.has(other.name) && !coming.includes(other)) gone.add(other);
    }
  }
  if (gone.size === 0) return [];

  const staying = [...installed.keys()].flatMap((name) => index.find(name) ?? []);
  const there = new Set([...staying, ...coming]);
  const isLeft = (one: DebianPackage): boolean => there.has(one) && !gone.has(one);
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    for (const one of staying) {
      const needs = one.depends.filter((group) => group.some((other) => there.has(other)));
      if (!gone.has(one) && needs.some((group) => !group.some(isLeft))) gone.add(one);
    }
  }
  return [...gone].map((one) => one.name).sort();
}
