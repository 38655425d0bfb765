import { describe, expect, it } from 'vitest';
import { errorOf, median, quantile, summarise } from '../../scripts/accuracy/statistics.ts';

describe('statistics of accuracy', () => {
  it.each<[number[], number]>([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('median of %j', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it.each<[number[], number, number]>([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3], 0.9, 3],
    [[5], 0.5, 5],
  ])('quantile of %j at %d (nearest rank)', (values, share, value) => {
    expect(quantile(values, share)).toBe(value);
  });

  it.each<[number, number, number]>([
    [110e6, 100e6, 0.1],
    [90e6, 100e6, -0.1],
    [0, 0, 0],
    // Shares of less than 1 MB would say nothing: 200 kB off is a fifth, not the thousandfold of 200 bytes.
    [200_200, 200, 0.2],
  ])('%d for %d', (estimated, truth, error) => {
    expect(errorOf(estimated, truth)).toBeCloseTo(error, 9);
  });

  it('sums up', () => {
    const cases = [
      { error: -0.1, inRange: true },
      { error: 0.3, inRange: false },
    ];
    const summary = summarise(cases);
    expect(summary).toMatchObject({ cases: 2, medianError: 0.2, p90Error: 0.3, inRange: 0.5 });
    expect(summary.bias).toBeCloseTo(0.1);
  });
});
