import { exactly } from '../../../src/engine/amount.ts';
import type {
  PythonProject,
  PythonRelease,
} from '../../../src/engine/packages/python/wheelTable.ts';

export interface FakeRelease {
  readonly version: string;
  /** Bytes on disk; nothing of them is Python, so there is no byte-code. The wheel has half as many. */
  readonly bytes: number;
  readonly index?: string;
  readonly requires?: readonly string[];
  /** The end of the wheel's name; `py3-none-any` when absent. */
  readonly tags?: string;
}

/** A distribution with releases of round weights, newest first. */
export function fakeProject(name: string, releases: readonly FakeRelease[]): PythonProject {
  return {
    name,
    isWhole: true,
    releases: releases.map((release): PythonRelease => ({
      version: release.version,
      index: release.index ?? 'pypi',
      since: '2020-01-01',
      requiresPython: null,
      requires: release.requires ?? [],
      ranged: true,
      extras: [],
      sdistBytes: null,
      wheels: [
        {
          file: `${name}-${release.version}-${release.tags ?? 'py3-none-any'}.whl`,
          wheelBytes: exactly(release.bytes / 2),
          weight: {
            unpacked: exactly(release.bytes),
            bytecode: exactly(0),
            native: release.bytes,
            source: 0,
            gzip: release.bytes / 2,
            files: 10,
            scripts: 0,
            topLevel: [name],
            evidence: 'measured',
            note: 'a test',
          },
        },
      ],
    })),
  };
}
