/**
 * Rows under headings in columns as wide as their widest cell. The last column is cut with an ellipsis where `width` asks for it.
 *
 * @param align one letter a column: `l` or `r`
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  align: string,
  width: number | null = null,
): string {
  const all = [headings, ...rows];
  const last = headings.length - 1;
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 0);
  const room = width === null ? Infinity : Math.max(20, width - before);
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const wide = widths[column] ?? 0;
          if (align[column] === 'r') return cell.padStart(wide);
          if (column < last) return cell.padEnd(wide);
          return cell.length > room ? `${cell.slice(0, room - 1)}…` : cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
