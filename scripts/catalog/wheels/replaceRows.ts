/**
 * A JSON-lines table with rows added; those with the same keys go. The table's first line names its columns.
 *
 * @param keys columns that tell rows apart
 */
export function replaceRows(
  text: string,
  rows: readonly object[],
  keys: readonly string[],
): string {
  const [head = '{}', ...lines] = text.trimEnd().split('\n');
  const { columns } = JSON.parse(head) as { columns: readonly string[] };
  const places = keys.map((key) => columns.indexOf(key));
  const fresh = rows.map((row) => {
    const byName = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => byName.get(column) ?? null);
  });
  const keyOf = (cells: readonly unknown[]): string =>
    JSON.stringify(places.map((place) => cells[place]));
  const known = new Set(fresh.map(keyOf));
  const kept = lines.filter((line) => !known.has(keyOf(JSON.parse(line) as unknown[])));
  return [head, ...kept, ...fresh.map((cells) => JSON.stringify(cells)), ''].join('\n');
}

/** The same for a tab-separated table with a remark and a line of column names; rows are told apart by their first two cells. */
export function replaceTsvRows(
  text: string,
  rows: readonly (readonly (string | number)[])[],
): string {
  const [remark = '', head = '', ...lines] = text.trimEnd().split('\n');
  const keyOf = (line: string): string => line.split('\t').slice(0, 2).join('\t');
  const fresh = rows.map((cells) => cells.join('\t'));
  const known = new Set(fresh.map(keyOf));
  const all = [...lines.filter((line) => !known.has(keyOf(line))), ...fresh];
  return [remark, head, ...all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)), ''].join('\n');
}
