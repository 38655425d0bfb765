/**
 * The names most like a misspelt one: fewest edits first (a swap of neighbours is one), then those that share the longer
 * beginning. Names that differ in more than a third of their letters are not offered.
 */
export function nearestNames(
  wanted: string,
  names: readonly string[],
  count: number,
): readonly string[] {
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const found: { name: string; edits: number; shared: number }[] = [];
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > limit) continue;
    const edits = editDistance(wanted, name, limit);
    if (edits <= limit) found.push({ name, edits, shared: sharedStart(wanted, name) });
  }
  found.sort((a, b) => a.edits - b.edits || b.shared - a.shared || (a.name < b.name ? -1 : 1));
  return found.slice(0, count).map(({ name }) => name);
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
