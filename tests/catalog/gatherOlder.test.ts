import { describe, expect, test } from 'vitest';
import {
  projectOf,
  releaseOf,
  type BuildProject,
} from '../../scripts/catalog/wheels/buildProject.ts';
import { dateByNeighbours, gatherOlder } from '../../scripts/catalog/wheels/gatherOlder.ts';

const ROW = {
  name: 'torch',
  version: '2.0.0',
  released: '2023-03',
  requiresPython: '>=3.8.0',
  tags: 'cp310-cp310-manylinux1_x86_64',
  megabytes: 619.9,
  requires: ['filelock'],
};

describe('releases older than the lock files', () => {
  test('a row gives day, wheel and requirements', () => {
    const projects = new Map<string, BuildProject>();
    gatherOlder([ROW], projects);
    const release = releaseOf(projectOf(projects, 'torch'), '2.0.0', 'pypi');
    expect(release).toMatchObject({ since: '2023-03', requires: ['filelock'] });
    expect([...release.wheels.values()]).toEqual([
      { tags: ROW.tags, wheelBytes: 619_900_000, wheelRounding: 50_000, weight: null },
    ]);
  });

  test('what a lock file told stays, but for the day on which it was first seen', () => {
    const projects = new Map<string, BuildProject>();
    const release = releaseOf(projectOf(projects, 'torch'), '2.0.0', 'pypi');
    release.since = '2024-06-01';
    release.requires = ['sympy'];
    gatherOlder([ROW], projects);
    expect(release).toMatchObject({ since: '2023-03', requires: ['sympy'] });
  });

  test('a build with a local version is on its own index', () => {
    const projects = new Map<string, BuildProject>();
    gatherOlder([{ ...ROW, version: '2.0.0+cu118' }], projects);
    expect([...projectOf(projects, 'torch').releases.values()][0]?.index).toBe('pytorch-cu118');
  });

  test('a release of unknown day came after the one before it', () => {
    const projects = new Map<string, BuildProject>();
    const project = projectOf(projects, 'torch');
    releaseOf(project, '2.0.0', 'pypi').since = '2023-03';
    const middle = releaseOf(project, '2.2.1', 'pypi');
    const oldest = releaseOf(project, '1.0.0', 'pypi');
    dateByNeighbours(projects);
    expect([middle.since, oldest.since]).toEqual(['2023-03', null]);
  });
});
