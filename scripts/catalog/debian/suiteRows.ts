/** One package of a suite, its control fields as they are in the archive. */
export interface SuiteRow {
  readonly name: string;
  readonly version: string;
  /** Control field Installed-Size, KiB. */
  readonly installedKib: number;
  readonly debBytes: number;
  readonly section: string;
  readonly priority: string;
  readonly essential: boolean;
  readonly important: boolean;
  /** Place of the name in the release's index: apt breaks ties by it. */
  readonly position: number;
  readonly preDepends: string;
  readonly depends: string;
  readonly recommends: string;
  readonly provides: string;
  readonly conflicts: string;
  readonly breaks: string;
}

const COLUMNS =
  'name version installed_kib deb_bytes section priority flags position pre_depends depends recommends provides conflicts breaks';

/** Tab-separated text of the rows; the first line holds a remark, the second the names of the columns. */
export function printSuiteRows(remark: string, rows: readonly SuiteRow[]): string {
  const lines = rows.map((row) =>
    [
      row.name,
      row.version,
      row.installedKib,
      row.debBytes,
      row.section,
      row.priority,
      (row.essential ? 'e' : '') + (row.important ? 'i' : ''),
      row.position,
      row.preDepends,
      row.depends,
      row.recommends,
      row.provides,
      row.conflicts,
      row.breaks,
    ].join('\t'),
  );
  return [`# ${remark}`, COLUMNS.replaceAll(' ', '\t'), ...lines, ''].join('\n');
}

/** Reads what `printSuiteRows` wrote. */
export function readSuiteRows(text: string): SuiteRow[] {
  const rows: SuiteRow[] = [];
  const lines = text.split('\n');
  if (lines[1]?.replaceAll('\t', ' ') !== COLUMNS) throw new Error('not a table of suite rows');
  for (const line of lines.slice(2)) {
    if (line === '') continue;
    const cells = line.split('\t');
    const cell = (index: number): string => cells[index] ?? '';
    rows.push({
      name: cell(0),
      version: cell(1),
      installedKib: Number(cell(2)),
      debBytes: Number(cell(3)),
      section: cell(4),
      priority: cell(5),
      essential: cell(6).includes('e'),
      important: cell(6).includes('i'),
      position: Number(cell(7)),
      preDepends: cell(8),
      depends: cell(9),
      recommends: cell(10),
      provides: cell(11),
      conflicts: cell(12),
      breaks: cell(13),
    });
  }
  return rows;
}
