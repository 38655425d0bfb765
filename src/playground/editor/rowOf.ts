/**
 * Where a line stands in the editor.
 *
 * @param rows row of each line while some are folded away, 0 for a hidden one; null while none is
 * @returns 1-based; 0 when it is hidden
 */
export function rowOf(line: number, rows: readonly number[] | null): number {
  return rows === null ? line : (rows[line - 1] ?? 0);
}

/** The rows that are left of some lines; none when all of them are hidden. */
export function rowsBetween(
  line: number,
  endLine: number,
  rows: readonly number[] | null,
): { readonly first: number; readonly count: number } {
  const shown: number[] = [];
  for (let at = line; at <= endLine; at += 1) {
    const row = rowOf(at, rows);
    if (row > 0) shown.push(row);
  }
  return { first: shown[0] ?? 1, count: shown.length };
}
