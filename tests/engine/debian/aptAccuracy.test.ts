import { beforeAll, describe, expect, it } from 'vitest';
import { aptAccuracy, type AptAccuracy } from '../../../scripts/accuracy/aptAccuracy.ts';

// 208 installs that were run and weighed and 910 selections of apt's own library, 2026-11-20: tests/accuracy/rows.
describe('against what apt did', () => {
  let accuracy: AptAccuracy;
  beforeAll(async () => {
    accuracy = await aptAccuracy();
  }, 120_000);

  it('compares every row', () => {
    expect(accuracy.cases).toBe(208 + 910);
  });

  it('picks the very set of packages in 995 of 1000 cases', () => {
    expect(accuracy.share, accuracy.misses.join('\n')).toBeGreaterThanOrEqual(0.995);
  });

  it('weighs layers on slim bases within 0.3 % at the median, 1.6 % at the ninetieth percentile', () => {
    expect(accuracy.medianError).toBeLessThanOrEqual(0.003);
    expect(accuracy.p90Error, accuracy.worst.join('\n')).toBeLessThanOrEqual(0.016);
  });

  it('weighs layers that keep documentation within 1 % at the median', () => {
    expect(accuracy.medianErrorFull).toBeLessThanOrEqual(0.01);
  });

  it('states ranges that hold four layers of five', () => {
    expect(accuracy.inRange).toBeGreaterThanOrEqual(0.8);
  });
});
