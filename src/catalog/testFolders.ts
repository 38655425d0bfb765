import { compareVersions } from '../engine/packages/python/version.ts';
import type { TestFolders, WheelWeight } from '../engine/packages/python/wheelTable.ts';
import type { TestColumns } from './wheelSlice.ts';

/** Says what of a weighed wheel lies in test folders. */
export type AddTests = (version: string, weight: WheelWeight) => WheelWeight;

interface Row {
  readonly version: string;
  readonly isTest: boolean;
  readonly source: number;
  readonly native: number;
  readonly data: number;
}

/**
 * Test folders by name and version, in bytes (a share of the source would differ by Python: wheels of numpy for 3.11 hold numpy.distutils): as in the newest release whose RECORD was read that is not newer than the wheel, else as in the
 * oldest one. Builds with another local version (`+cpu`) have their own rows: those of torch hold test programs.
 */
export function createTestFolders(columns: TestColumns): (name: string) => AddTests {
  const starts = new Map<string, { from: number; count: number }>();
  let from = 0;
  for (const [at, name] of columns.name.entries()) {
    const count = columns.rows[at] ?? 0;
    starts.set(name, { from, count });
    from += count;
  }

  function rowsOf(name: string): readonly Row[] {
    const place = starts.get(name);
    if (place === undefined) return [];
    return Array.from({ length: place.count }, (_, step) => {
      const at = place.from + step;
      return {
        version: columns.version[at] ?? '',
        isTest: columns.isTest[at] === 1,
        source: columns.source[at] ?? 0,
        native: columns.native[at] ?? 0,
        data: columns.data[at] ?? 0,
      };
    });
  }

  return (name) => {
    const rows = rowsOf(name);
    if (rows.length === 0) return (_, weight) => weight;
    return (version, weight) => {
      const row = nearestRow(rows, version);
      const tests = row && inside(row, weight);
      return tests === undefined ? weight : { ...weight, tests };
    };
  };
}

function nearestRow(rows: readonly Row[], version: string): Row | undefined {
  const local = localOf(version);
  const own = rows.filter((row) => localOf(row.version) === local);
  const usable = own.length > 0 ? own : rows.filter((row) => localOf(row.version) === '');
  return usable.findLast((row) => compareVersions(row.version, version) <= 0) ?? usable[0];
}

function localOf(version: string): string {
  return version.split('+')[1] ?? '';
}

/** Never more than the wheel has of that class. */
function inside(row: Row, weight: WheelWeight): TestFolders | undefined {
  const rest = Math.max(0, weight.unpacked.bytes - weight.source - weight.native);
  const tests: TestFolders = {
    folder: row.isTest ? 'test' : 'tests',
    source: Math.min(row.source, weight.source),
    native: Math.min(row.native, weight.native),
    data: Math.min(row.data, rest),
  };
  return tests.source + tests.native + tests.data > 0 ? tests : undefined;
}
