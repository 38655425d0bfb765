import { expect, it } from 'vitest';
import { brokenPromises } from '../../../src/engine/rewrites/proof/brokenPromises.ts';

it.each([
  ['FROM a AS x\nEXPOSE 80\nCMD ["a"]\n', 'FROM a AS x\nRUN b\nEXPOSE 80\nCMD ["a"]\n', []],
  ['FROM a\nCMD ["a"]\n', 'FROM a\n', ['CMD was "CMD ["a"]" and is ""']],
  ['FROM a\nEXPOSE 80\n', 'FROM a\nEXPOSE 81\n', ['EXPOSE was "EXPOSE 80" and is "EXPOSE 81"']],
  ['FROM a AS x\nFROM b AS y\n', 'FROM b AS y\n', ['stages are gone: x']],
])('%j to %j', (before, after, expected) => {
  expect(brokenPromises(before, after)).toEqual(expected);
});

it.each([
  ['behaviour', ['CMD'], []],
  ['behaviour', ['EXPOSE'], ['CMD was "CMD ["a"]" and is ""']],
  ['check', ['CMD'], ['CMD was "CMD ["a"]" and is ""']],
] as const)('a change of %s that declares %j', (risk, changes, expected) => {
  expect(brokenPromises('FROM a\nCMD ["a"]\n', 'FROM a\n', [{ risk, changes }])).toEqual(expected);
});

it('sees an error of syntax', () => {
  expect(brokenPromises('FROM a\n', 'FROM a b c d\n')).not.toEqual([]);
});
