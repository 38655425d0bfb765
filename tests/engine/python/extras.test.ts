import { expect, test } from 'vitest';
import { resolveDistributions } from '../../../src/engine/packages/python/resolveDistributions.ts';
import type { WheelTable } from '../../../src/engine/packages/python/wheelTable.ts';
import { fakeWheels, PYTHON_311, request } from './fakeWheels.ts';

const WEB = { requires: ['h11', 'httptools; extra == "standard"'] };
const TABLE = fakeWheels({
  web: { '2.0': WEB, '1.0': WEB },
  h11: { '1.0': {} },
  site: { '1.0': { requires: ['web[standard]'] } },
  httptools: { '1.0': {} },
});

/** With older releases in a slice of their own. */
const WHOLE: WheelTable = { ...TABLE, whole: (name) => TABLE.project(name) };

/** As from lock files alone: neither ranges nor extras are known. */
const LENT: WheelTable = {
  ...TABLE,
  project: (name) => {
    const project = TABLE.project(name);
    return (
      project && {
        ...project,
        releases: project.releases.map((one) => ({
          ...one,
          requires: name === 'site' ? one.requires : [],
          ranged: false,
        })),
      }
    );
  },
};

/** What comes, and after `?` what is not known. Source: pip install (Requirement Specifiers); PEP 508, extras. */
test.each([
  ['web[standard]', {}, TABLE, 'h11 httptools web'],
  ['web[standard]', { web: '2.0', h11: '1.0' }, TABLE, 'httptools'],
  ['web[standard]', { web: '2.0', h11: '1.0', httptools: '1.0' }, TABLE, ''],
  ['web[other]', { web: '2.0', h11: '1.0' }, TABLE, ''],
  // An installed release that the first slice does not hold, or the catalog not at all.
  ['web[standard]', { web: '1.5', h11: '1.0' }, WHOLE, 'httptools'],
  ['web[standard]', {}, LENT, 'web ?web[standard]'],
  ['web[standard]', { web: '2.0' }, LENT, '?web[standard]'],
  ['web', { web: '2.0' }, LENT, ''],
  // Asked for by a dependency, as jax[cuda12] asks for jax-cuda12-plugin[with-cuda].
  ['site', {}, TABLE, 'h11 httptools site web'],
  ['site', {}, LENT, 'site web ?web[standard]'],
] as const)('%s with %o installed', (asked, installed, table, expected) => {
  const { distributions, unknowns } = resolveDistributions(
    request(asked),
    { ...PYTHON_311, installed: new Map(Object.entries(installed)) },
    table,
  );
  const names = distributions.map(({ name }) => name);
  expect([...names, ...unknowns.map(({ name }) => `?${name}`)].join(' ')).toBe(expected);
});
