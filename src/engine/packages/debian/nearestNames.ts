const MOST_EDITS = 4;

/**
 * The names most like a misspelt one: fewest edits first (a swap of neighbours is one), then those that share the longer
 * beginning. Names that differ in more than a third of their letters, or in more than four, are not offered: nobody misspells so much.
 */
export function nearestNames(
  wanted: string,
  names: readonly string[],
  count: number,
): readonly string[] {
  const limit = Math.min(MOST_EDITS, Math.max(1, Math.floor(wanted.length / 3)));
  const letters = lettersOf(wanted);
  const lettersOfNames = lettersOfAll(names);
  const found: { name: string; edits: number; shared: number }[] = [];
  for (const [index, name] of names.entries()) {
    if (Math.abs(name.length - wanted.length) > limit) continue;
    const other = lettersOfNames[index] ?? 0;
    // Each edit brings or takes away at most one letter: what differs more needs no comparison.
    if (bits(letters & ~other) > limit || bits(other & ~letters) > limit) continue;
    const edits = editDistance(wanted, name, limit);
    if (edits <= limit) found.push({ name, edits, shared: sharedStart(wanted, name) });
  }
  found.sort((a, b) => a.edits - b.edits || b.shared - a.shared || (a.name < b.name ? -1 : 1));
  return found.slice(0, count).map(({ name }) => name);
}

/** Letters of the names of one index: a suite has 60,000 names, and one Dockerfile may ask for fifty that it has not. */
const LETTERS = new WeakMap<readonly string[], Int32Array>();

function lettersOfAll(names: readonly string[]): Int32Array {
  const known = LETTERS.get(names);
  if (known !== undefined) return known;
  const letters = Int32Array.from(names, lettersOf);
  LETTERS.set(names, letters);
  return letters;
}

/** The characters of a name as a set of 32 bits; several characters may share one. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at += 1) letters |= 1 << (name.charCodeAt(at) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Optimal string alignment distance; any number above `limit` when it is more than that. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
