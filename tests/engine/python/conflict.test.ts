import { expect, test } from 'vitest';
import { explainConflict } from '../../../src/engine/packages/python/resolutionProblems.ts';
import type { Demand } from '../../../src/engine/packages/python/searchState.ts';

function demand(node: string, range: string, parent: string | null = null): Demand {
  return { node, range, parent };
}

const PINNED = new Set(['fastapi']);

// pip docs, Dependency Resolution: pip goes back to an older release of whoever is free; only what is fixed cannot give way.
test.each([
  ['two of the user', [demand('numpy', '<2'), demand('numpy', '>=2')], 'warning'],
  ['the user and a pinned parent', [demand('a', '<2'), demand('a', '>=2', 'fastapi')], 'warning'],
  ['a parent that may be older', [demand('a', '<2'), demand('a', '>=2', 'grpcio-tools')], 'info'],
])('%s', (_what, conflict, severity) => {
  const notice = explainConflict(conflict, PINNED, () => {
    throw new Error('two demands are a conflict');
  });
  expect([notice.id, notice.severity]).toEqual(['requirements-conflict', severity]);
});

test('one demand does not contradict itself: why nothing fulfils it is said', () => {
  const notice = explainConflict([demand('a', '==9', null)], PINNED, (name) => ({
    id: 'no-wheel-for-python',
    severity: 'warning',
    message: name,
  }));
  expect([notice.id, notice.message]).toEqual(['no-wheel-for-python', 'a']);
});
