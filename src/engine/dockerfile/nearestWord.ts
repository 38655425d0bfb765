/**
 * The candidate that is at most `most` edits (a letter more, less, other, or two swapped) away, for "is X meant?"; null when none is.
 * Unless told, a word of up to three letters may differ by one edit, any longer one by two.
 */
export function nearestWord(
  word: string,
  candidates: Iterable<string>,
  most = word.length > 3 ? 2 : 1,
): string | null {
  let best: string | null = null;
  let least = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least && distance < candidate.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a.charAt(i - 1) === b.charAt(j - 1);
      const replaced = (row[j - 1] ?? 0) + (isSame ? 0 : 1);
      let distance = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const isSwapped =
        i > 1 &&
        j > 1 &&
        a.charAt(i - 1) === b.charAt(j - 2) &&
        a.charAt(i - 2) === b.charAt(j - 1);
      if (isSwapped) distance = Math.min(distance, (before[j - 2] ?? 0) + 1);
      next.push(distance);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
