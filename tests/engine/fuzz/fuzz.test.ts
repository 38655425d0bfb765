import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsOfReport } from '../../../scripts/accuracy/wild/faultsOfReport.ts';
import { estimate } from '../../../src/engine/estimate.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { FACTS } from '../cases/facts.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { mutatedContext, mutatedFiles, readingDockerfile } from './fuzz.files.ts';
import { mutatedDockerfile, nestedDockerfile, randomDockerfile } from './fuzz.arbitraries.ts';

const CATALOG = fakeCatalog(FACTS);

/** The files that the Dockerfiles copy and read, some of them broken. */
const WORKSPACE: Omit<Workspace, 'dockerfile'> = {
  files: {
    'requirements.txt':
      'big==1.0\n-r requirements.txt\nuser-of-big>=0.1 ; python_version > "3"\n\\',
    'package.json': '{"dependencies": {"a": "1"}, "scripts": {"build": "next build"}}',
    'package-lock.json': '{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": ',
    'environment.yml': 'name: app\ndependencies:\n- python=3.11\n- pip:\n  - big\n',
    'uv.lock': 'version = 1\n[[package]]\nname = "big"\nversion = "1.0"\n[[',
    '.dockerignore': '**/*.log\n!keep.log\n[\n',
  },
  context: { 'models/': 60_000_000, 'a.bin': 5, '': 7, '/': 3, 'x/../../y': 9 },
};

/** Seconds of CPU that one estimate may take: a bound for hangs, far above what any takes (the slowest of them some 0.2 s). */
const LONGEST = 10;

function check(workspace: Workspace, isAdvised: boolean): void {
  const before = process.cpuUsage();
  const report = isAdvised ? estimate(workspace, CATALOG) : weighWorkspace(workspace, CATALOG);
  const { user } = process.cpuUsage(before);
  expect(faultsOfReport(report)).toEqual([]);
  expect(user / 1e6).toBeLessThan(LONGEST);
}

/** The same texts in every run, so that a red test is red for everybody. */
const SEED = 20261121;

describe('whatever the text, there is a report with numbers that add up', () => {
  test.each([
    ['real Dockerfiles after some accidents', mutatedDockerfile, 600, false],
    ['the same, with suggestions', mutatedDockerfile, 60, true],
    ['instructions out of random words', randomDockerfile, 400, false],
    ['deep nesting', nestedDockerfile, 60, false],
    ['any text', fc.string({ unit: 'binary', maxLength: 300 }), 150, true],
  ])(
    '%s',
    (_name, texts, runs, isAdvised) => {
      fc.assert(
        fc.property(texts, (text) => {
          check({ ...WORKSPACE, dockerfile: text }, isAdvised);
        }),
        { seed: SEED, numRuns: runs },
      );
    },
    120_000,
  );

  test.each([
    ['files of a project after some accidents', readingDockerfile, mutatedContext, 400, false],
    ['the same, beside real Dockerfiles', mutatedDockerfile, mutatedContext, 200, false],
    ['the same, with suggestions', readingDockerfile, mutatedContext, 25, true],
  ])(
    '%s',
    (_name, texts, contexts, runs, isAdvised) => {
      fc.assert(
        fc.property(texts, mutatedFiles, contexts, (dockerfile, files, context) => {
          check({ dockerfile, files, context }, isAdvised);
        }),
        { seed: SEED, numRuns: runs },
      );
    },
    120_000,
  );
});
