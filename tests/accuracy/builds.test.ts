import { beforeAll, describe, expect, it } from 'vitest';
import { buildsAccuracy, type BuildsAccuracy } from '../../scripts/accuracy/buildsAccuracy.ts';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';

/**
 * Floors of the accuracy against real builds (tests/accuracy/rows/builds.jsonl.br). They only ever get stricter; `npm run accuracy`
 * prints the figures of the day.
 */
const FLOORS = {
  medianError: 0.002,
  p90Error: 0.05,
  inRange: 0.85,
  medianSavingError: 0.002,
} as const;

describe('real builds', () => {
  let accuracy: BuildsAccuracy;
  beforeAll(async () => {
    accuracy = await buildsAccuracy(openCatalog());
  }, 60_000);

  it('weighs every one', () => {
    expect(accuracy.summary.cases).toBe(62);
    expect(accuracy.cases.filter((each) => each.failure !== null)).toEqual([]);
  });

  it('median error of the bytes over the base', () => {
    expect(accuracy.summary.medianError).toBeLessThanOrEqual(FLOORS.medianError);
  });

  it('error of nine in ten', () => {
    expect(accuracy.summary.p90Error).toBeLessThanOrEqual(FLOORS.p90Error);
  });

  it('the measured bytes lie in the stated range', () => {
    expect(accuracy.summary.inRange).toBeGreaterThanOrEqual(FLOORS.inRange);
  });

  it('savings between a Dockerfile and its better twin', () => {
    expect(accuracy.medianSavingError).toBeLessThanOrEqual(FLOORS.medianSavingError);
  });
});
