import { expect, test } from 'vitest';
import type { DockerfileCase } from '../../scripts/accuracy/dockerfilesAccuracy.ts';
import { knownReasons, missesTable } from '../../scripts/accuracy/missesTable.ts';

function caseOf(id: string, error: number): DockerfileCase {
  return {
    id,
    quality: 'B',
    truth: 1e9,
    estimated: 1e9 * (1 + error),
    error,
    inRange: false,
    compressedError: null,
    unknowns: 0,
    failure: null,
    layers: [],
    published: [],
  };
}

test('only what is far off is listed, with its reason', () => {
  const text = missesTable(
    [caseOf('far', 0.4), caseOf('other', -0.2), caseOf('near', 0.1)],
    new Map([['far', 'no lock file']]),
  );
  expect(text).toMatch(/far +\+40\.0 % +no lock file/);
  expect(text).toMatch(/other +-20\.0 % +not looked into/);
  expect(text).not.toContain('near');
  expect(missesTable([caseOf('near', 0.1)], new Map())).toBe('');
});

test('every reason is a few words', () => {
  for (const [id, reason] of knownReasons()) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(reason.length).toBeGreaterThan(10);
    expect(reason.length).toBeLessThan(90);
  }
});
