import { between, exactly } from '../../../src/engine/amount.ts';
import type { PythonEnvironment } from '../../../src/engine/packages/python/environment.ts';
import { PYPI } from '../../../src/engine/packages/python/indexes.ts';
import { parseRequirement } from '../../../src/engine/packages/python/requirement.ts';
import type { PythonRequest } from '../../../src/engine/packages/python/resolution.ts';
import type { PythonRelease, WheelTable } from '../../../src/engine/packages/python/wheelTable.ts';
import { compareVersions } from '../../../src/engine/packages/python/version.ts';

export interface FakeRelease {
  readonly requires?: readonly string[];
  readonly python?: string;
  readonly index?: string;
  readonly since?: string;
  /** Tags of its wheels; none for a release with a source distribution only. */
  readonly tags?: readonly string[];
}

/** `{ flask: { '3.0': { requires: ['jinja2>=3'] } } }`: every wheel is 1 MB and unpacks to 3 MB with 1 MB of byte-code. */
export function fakeWheels(
  projects: Readonly<Record<string, Readonly<Record<string, FakeRelease>>>>,
): WheelTable {
  const project: WheelTable['project'] = (name) => {
    const releases = projects[name];
    if (releases === undefined) return null;
    return {
      name,
      isWhole: true,
      releases: Object.entries(releases)
        .map(([version, fake]) => releaseOf(name, version, fake))
        .sort((a, b) => compareVersions(b.version, a.version)),
    };
  };
  const known = new Map<string, ReturnType<typeof project>>();
  return {
    project: (name) => {
      if (!known.has(name)) known.set(name, project(name));
      return known.get(name) ?? null;
    },
    typical: between(1, 2, 3),
  };
}

function releaseOf(name: string, version: string, fake: FakeRelease): PythonRelease {
  return {
    version,
    index: fake.index ?? 'pypi',
    since: fake.since ?? null,
    requiresPython: fake.python ?? null,
    requires: fake.requires ?? [],
    ranged: true,
    extras: [],
    sdistBytes: 100_000,
    wheels: (fake.tags ?? ['py3-none-any']).map((tags) => ({
      file: `${name.replaceAll('-', '_')}-${version}-${tags}.whl`,
      wheelBytes: exactly(1_000_000),
      weight: {
        unpacked: exactly(3_000_000),
        bytecode: exactly(1_000_000),
        native: tags.endsWith('any') ? 0 : 2_000_000,
        source: 800_000,
        gzip: 1_200_000,
        files: 20,
        scripts: 0,
        topLevel: [name],
        evidence: 'measured',
        note: 'test',
      },
    })),
  };
}

export const PYTHON_311: PythonEnvironment = {
  python: '3.11',
  platform: 'linux/amd64',
  libc: 'glibc',
  glibcVersion: '2.36',
  indexes: [PYPI],
  asOf: null,
  installed: new Map(),
  tool: 'pip',
};

/** A request for requirements as one would type them. */
export function request(line: string, more: Partial<PythonRequest> = {}): PythonRequest {
  return {
    requirements: line
      .split(' ')
      .map(parseRequirement)
      .filter((one) => one !== null),
    constraints: [],
    pre: false,
    noDeps: false,
    upgrade: false,
    ignoreInstalled: false,
    onlyBinary: false,
    ...more,
  };
}
