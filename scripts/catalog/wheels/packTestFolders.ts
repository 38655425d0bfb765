import type { TestColumns } from '../../../src/catalog/wheelSlice.ts';
import { compareVersions } from '../../../src/engine/packages/python/version.ts';
import type { TestFolderRow } from './factRows.ts';

/** A release whose tests differ by less than this share of the ones before says nothing new. */
const SAME_SHARE = 0.02;

/** Test folders as columns. Rows by name, oldest release first; what hardly differs from the release before is left out. */
export function packTestFolders(rows: readonly TestFolderRow[]): TestColumns {
  const byName = new Map<string, TestFolderRow[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  const kept = [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({ name, rows: withoutRepeats(own) }));
  const all = kept.flatMap((project) => project.rows);
  return {
    name: kept.map((project) => project.name),
    rows: kept.map((project) => project.rows.length),
    version: all.map((row) => row.version),
    isTest: all.map((row) => (row.folder === 'test' ? 1 : 0)),
    source: all.map((row) => row.testsPy),
    native: all.map((row) => row.testsNative),
    data: all.map((row) => row.tests - row.testsPy - row.testsNative),
  };
}

function withoutRepeats(rows: readonly TestFolderRow[]): TestFolderRow[] {
  const sorted = [...rows].sort((a, b) => compareVersions(a.version, b.version));
  const kept: TestFolderRow[] = [];
  for (const row of sorted) {
    const before = kept.at(-1);
    if (before === undefined || !isAlike(before, row)) kept.push(row);
  }
  return kept;
}

function isAlike(a: TestFolderRow, b: TestFolderRow): boolean {
  const localOf = (version: string): string => version.split('+')[1] ?? '';
  const close = (x: number, y: number): boolean => Math.abs(x - y) <= SAME_SHARE * Math.max(x, y);
  return (
    localOf(a.version) === localOf(b.version) &&
    a.folder === b.folder &&
    close(a.tests, b.tests) &&
    close(a.testsPy, b.testsPy)
  );
}
