import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import {
  CLOSE,
  savingsAccuracy,
  type SavingsAccuracy,
} from '../../scripts/accuracy/savingsAccuracy.ts';

describe('savings between builds of the same application', () => {
  let accuracy: SavingsAccuracy;
  beforeAll(async () => {
    accuracy = await savingsAccuracy(openCatalog(), null);
  }, 60_000);

  it('every pair of tests/accuracy/rows/builds.jsonl.br, to within a tenth of what was measured', () => {
    expect(accuracy.built.length).toBe(16);
    expect(accuracy.built.filter(({ error }) => Math.abs(error) > CLOSE)).toEqual([]);
  });
});
