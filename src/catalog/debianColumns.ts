/** Words of a line; none of an empty one. */
export function words(line: string): string[] {
  return line === '' ? [] : line.split(' ');
}

/** The row that `+2`, `-1` or a number in base 36 means, seen from row `from`. */
export function readRow(text: string, from: number): number {
  if (text.startsWith('+')) return from + parseInt(text.slice(1), 36);
  if (text.startsWith('-')) return from - parseInt(text.slice(1), 36);
  return parseInt(text, 36);
}

/** Names out of shared beginnings: `0git 3k` is `git gitk`. */
export function readNames(text: string): string[] {
  let before = '';
  return text.split(' ').map((word) => {
    before = before.slice(0, parseInt(word.slice(0, 1), 36)) + word.slice(1);
    return before;
  });
}

/** Values out of a list that leaves repeats of the value before empty. */
export function fillRepeats(text: string): string[] {
  let before = '';
  return text.split(' ').map((word) => (before = word === '' ? before : word));
}

/** What was weighed of a package: bytes of its files, paths that dpkg lists. */
export interface Measured {
  readonly bytes: number;
  readonly paths: number;
}

/** What was weighed, by row. */
export function readSparse(triples: readonly number[]): Map<number, Measured> {
  const values = new Map<number, Measured>();
  let row = 0;
  for (let i = 0; i + 2 < triples.length; i += 3) {
    row += triples[i] ?? 0;
    values.set(row, { bytes: triples[i + 1] ?? 0, paths: triples[i + 2] ?? 0 });
  }
  return values;
}

/** Rows by the names that they go by besides their own. */
export function readProviders(lines: readonly string[]): Map<string, number[]> {
  const providers = new Map<string, number[]>();
  lines.forEach((line, row) => {
    for (const name of words(line)) {
      const rows = providers.get(name);
      if (rows === undefined) providers.set(name, [row]);
      else rows.push(row);
    }
  });
  return providers;
}

/** Rows that exclude a row, by that row. */
export function readOpponents(lines: readonly string[]): Map<number, number[]> {
  const opponents = new Map<number, number[]>();
  lines.forEach((line, row) => {
    for (const text of words(line)) {
      const other = readRow(text, row);
      const rows = opponents.get(other);
      if (rows === undefined) opponents.set(other, [row]);
      else rows.push(row);
    }
  });
  return opponents;
}

/** Binary search; -1 when absent. */
export function findRow(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = names[middle] ?? '';
    if (there === name) return middle;
    if (there < name) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
