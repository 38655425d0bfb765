import { expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';
import { ProofBudget } from '../../../src/engine/rewrites/proof/proofBudget.ts';

it.each([
  ['FROM and one instruction cost two', 'FROM a\nRUN b\n', 5, [true, true, false]],
  ['every stage counts', 'FROM a\nRUN b\nFROM c\n', 5, [true, false, false]],
  ['what costs too much takes nothing', 'FROM a\nRUN b\n', 1, [false, false, false]],
])('ProofBudget: %s', (_, text, most, expected) => {
  const budget = new ProofBudget(most);
  const dockerfile = parseDockerfile(text);
  expect(expected.map(() => budget.take({ dockerfile }))).toEqual(expected);
});
