import type { Stamp } from './stamp.ts';

/** The slices with their sizes, shards of one table as one line. */
export function sizeTable(slices: Stamp['slices']): string {
  const groups = new Map<string, { files: number; bytes: number; brotli: number }>();
  for (const slice of slices) {
    const name = slice.id.replace(/^(wheels)-.+$/, '$1-*');
    const group = groups.get(name) ?? { files: 0, bytes: 0, brotli: 0 };
    group.files += 1;
    group.bytes += slice.bytes;
    group.brotli += slice.brotli;
    groups.set(name, group);
  }
  const rows = [...groups].map(([name, group]) => [
    name,
    String(group.files),
    group.bytes.toLocaleString('en'),
    group.brotli.toLocaleString('en'),
  ]);
  const table = [['slice', 'files', 'bytes', 'brotli'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  '),
    )
    .join('\n');
}
