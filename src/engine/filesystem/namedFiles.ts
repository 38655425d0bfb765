import type { Selection } from '../effects.ts';

/** Paths that a deletion names in full, of which nothing is left: neither globs nor parts of what lies there. */
export function namedFiles({ paths, names, fileClasses, origins }: Selection): readonly string[] {
  return (names ?? fileClasses ?? origins) ? [] : paths.filter((path) => !/[*?[]/.test(path));
}
