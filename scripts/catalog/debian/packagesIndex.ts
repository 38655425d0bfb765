import { compareVersions } from './compareVersions.ts';
import type { SuiteRow } from './suiteRows.ts';

type Stanza = ReadonlyMap<string, string>;

/**
 * The rows of a suite from its Packages indexes: of each name the newest version, as apt would choose.
 *
 * @param indexes texts of Packages files, the release's own first: a name keeps its place in the first that has it
 */
export function mergeIndexes(indexes: readonly string[]): SuiteRow[] {
  const rows = new Map<string, SuiteRow>();
  for (const text of indexes) {
    for (const stanza of readStanzas(text)) {
      const row = toRow(stanza, rows.size);
      const known = rows.get(row.name);
      if (known === undefined) rows.set(row.name, row);
      else if (compareVersions(row.version, known.version) > 0) {
        rows.set(row.name, { ...row, position: known.position });
      }
    }
  }
  return [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Control paragraphs: `Field: value`, folded lines begin with a blank (Debian Policy 5.1). */
function readStanzas(text: string): Stanza[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const fields = paragraph.replaceAll(/\n[ \t]+/g, ' ').split('\n');
      return new Map(
        fields.flatMap((line): [string, string][] => {
          const colon = line.indexOf(':');
          return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()]];
        }),
      );
    })
    .filter((stanza) => stanza.has('Package'));
}

function toRow(stanza: Stanza, position: number): SuiteRow {
  const field = (name: string): string => (stanza.get(name) ?? '').replaceAll(/\s+/g, ' ');
  return {
    name: field('Package'),
    version: field('Version'),
    installedKib: Number(field('Installed-Size')),
    debBytes: Number(field('Size')),
    section: field('Section').replace(/^.*\//, ''),
    priority: field('Priority'),
    essential: field('Essential') === 'yes',
    important: field('Important') === 'yes',
    position,
    preDepends: field('Pre-Depends'),
    depends: field('Depends'),
    recommends: field('Recommends'),
    provides: field('Provides'),
    conflicts: field('Conflicts'),
    breaks: field('Breaks'),
  };
}
