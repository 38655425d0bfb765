import { between, exactly } from '../../../src/engine/amount.ts';
import type {
  PackageFacts,
  PackageTable,
} from '../../../src/engine/packages/other/packageTable.ts';

/** Packages of every ecosystem: each of so many bytes on disk, a quarter of it to download, and without dependencies. */
export function fakePackages(bytes: Readonly<Record<string, number>>): PackageTable {
  const facts = (name: string, installed: number): PackageFacts => ({
    name,
    version: '1.0',
    installed: exactly(installed),
    archiveBytes: installed / 4,
    requires: [],
    besides: [],
    evidence: 'measured',
    source: 'a test',
  });
  return {
    find: (_ecosystem, name) => {
      const installed = bytes[name];
      return installed === undefined ? null : facts(name, installed);
    },
    companions: () => [],
    typical: () => between(1e6, 2e6, 3e6),
  };
}
