import { describe, expect, it } from 'vitest';
import { percentScale } from '../../src/playground/report/waterfall/scale.ts';

const texts = (maxBytes: number, most: number): string[] =>
  percentScale(maxBytes)
    .ticks(most)
    .map(({ text }) => text.replaceAll('\u00a0', ' '));

describe('percentScale', () => {
  it('goes from 0 to 100', () => {
    const scale = percentScale(2_000);
    expect([0, 500, 2_000].map(scale)).toEqual([0, 25, 100]);
  });

  it.each([
    [1_730_000_000, 8, ['0 B', '500 MB', '1 GB', '1.5 GB']],
    [1_730_000_000, 2, ['0 B', '1 GB']],
    [9_000_000_000, 5, ['0 B', '2 GB', '4 GB', '6 GB', '8 GB']],
    [130_000_000, 4, ['0 B', '50 MB', '100 MB']],
  ])('ticks %d bytes at round decimal numbers, at most %d', (maxBytes, most, expected) => {
    expect(texts(maxBytes, most)).toEqual(expected);
  });

  it('stands an empty image', () => {
    expect(percentScale(0)(0)).toBe(0);
  });
});
