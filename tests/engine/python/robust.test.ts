import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPyproject, readSetup } from '../../../src/engine/packages/python/project.ts';
import { readPythonLock } from '../../../src/engine/packages/python/pythonLock.ts';
import { parseRequirementsFile } from '../../../src/engine/packages/python/requirementsFile.ts';
import { resolveDistributions } from '../../../src/engine/packages/python/resolveDistributions.ts';
import { fakeWheels, PYTHON_311, request } from './fakeWheels.ts';

const PIECES = [
  'a',
  '==',
  '1.0',
  ';',
  ' ',
  '[',
  ']',
  '=',
  '"',
  "'",
  '\n',
  '\\',
  '#',
  '-r',
  '@',
  '{',
  '}',
  'name',
  ',',
  '>=',
  '(',
  '3.8',
  'é',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));

test('readers take any text', () => {
  fc.assert(
    fc.property(text, (any) => {
      parseRequirementsFile(any);
      readPyproject(any);
      readSetup(any, 'setup.py');
      readSetup(any, 'setup.cfg');
      for (const kind of ['uv', 'poetry', 'pdm', 'pipenv'] as const) readPythonLock(any, kind);
    }),
    { numRuns: 400 },
  );
});

test('a resolution always ends, and every answer is a known release', () => {
  const names = ['a', 'b', 'c', 'd'];
  const requirement = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('', '<2', '>=2', '==1.0', '!=3.0', '>3'))
    .map(([name, range]) => `${name}${range}`);
  const releases = fc.dictionary(
    fc.constantFrom('1.0', '2.0', '3.0'),
    fc.record({ requires: fc.array(requirement, { maxLength: 3 }) }),
    { minKeys: 1 },
  );
  const world = fc.record({ a: releases, b: releases, c: releases, d: releases });
  fc.assert(
    fc.property(world, requirement, (projects, line) => {
      const found = resolveDistributions(request(line), PYTHON_311, fakeWheels(projects));
      const seen = found.distributions.map((one) => one.name);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.every((name) => names.includes(name))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
