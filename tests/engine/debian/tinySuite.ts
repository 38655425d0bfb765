import { packSlice } from '../../../scripts/catalog/debian/packSlice.ts';
import { settleSuite } from '../../../scripts/catalog/debian/settleSuite.ts';
import type { SuiteRow } from '../../../scripts/catalog/debian/suiteRows.ts';
import { decodeDebian } from '../../../src/catalog/decodeDebian.ts';
import type { DebianIndex, DebianSuite } from '../../../src/engine/packages/debian/debianIndex.ts';

/** A package of a tiny suite: the fields of SuiteRow that matter to a test, and what was measured of it. */
export type TinyPackage = Partial<Omit<SuiteRow, 'name'>> & { readonly slim?: number };

/** An index of a handful of packages in the order of the archive, through the same build and slice as the real ones. */
export function tinySuite(
  packages: Readonly<Record<string, TinyPackage>>,
  suite: DebianSuite = 'bookworm',
): DebianIndex {
  const rows = Object.entries(packages).map(([name, given], position): SuiteRow => ({
    name,
    version: '1.0-1',
    installedKib: 1000,
    debBytes: 102_400,
    section: 'utils',
    priority: 'optional',
    essential: false,
    important: false,
    position,
    preDepends: '',
    depends: '',
    recommends: '',
    provides: '',
    conflicts: '',
    breaks: '',
    ...given,
  }));
  const settled = settleSuite(rows);
  const slice = packSlice(settled, {
    suite,
    date: '2026-11-20',
    measured: new Map(
      Object.entries(packages).flatMap(([name, { slim }]) =>
        slim === undefined ? [] : [[name, { bytes: slim, paths: 10 }]],
      ),
    ),
    meeting: suite === 'bullseye' ? new Set(settled.keys()) : new Set(),
  });
  return decodeDebian(undefined, JSON.parse(JSON.stringify(slice)));
}
