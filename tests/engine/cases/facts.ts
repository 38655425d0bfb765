import { exactly } from '../../../src/engine/amount.ts';
import type { DebianPackage } from '../../../src/engine/packages/debian/debianIndex.ts';
import type { PythonProject } from '../../../src/engine/packages/python/wheelTable.ts';
import type { FakeFacts } from '../fakeCatalog.ts';

/** A pure wheel: 30 MB to download, 80 MB unpacked, 20 MB of byte-code. */
function project(name: string, requires: readonly string[] = []): PythonProject {
  return {
    name,
    isWhole: true,
    releases: [
      {
        version: '1.0',
        index: 'pypi',
        since: '2020-01-01',
        requiresPython: null,
        requires,
        ranged: true,
        extras: [],
        sdistBytes: null,
        wheels: [
          {
            file: `${name}-1.0-py3-none-any.whl`,
            wheelBytes: exactly(30_000_000),
            weight: {
              unpacked: exactly(80_000_000),
              bytecode: exactly(20_000_000),
              native: 0,
              source: 20_000_000,
              gzip: 30_000_000,
              files: 100,
              scripts: 0,
              topLevel: [name],
              evidence: 'measured',
              note: 'a test',
            },
          },
        ],
      },
    ],
  };
}

function debian(name: string, bytes: number): DebianPackage {
  return {
    name,
    version: '1.0',
    installedBytes: bytes,
    slimBytes: bytes,
    debBytes: bytes / 4,
    section: 'libs',
    meeting: 1,
    paths: 10,
    depends: [],
    recommends: [],
    conflicts: [],
  };
}

export const FACTS: FakeFacts = {
  debian: [debian('gcc', 200_000_000), debian('curl', 10_000_000)],
  python: [project('big'), project('user-of-big', ['big'])],
};
