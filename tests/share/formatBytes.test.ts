import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/share/formatBytes.ts';

// As docker/go-units prints sizes with three significant digits (HumanSizeWithPrecision), with a space before the unit.
describe('formatBytes', () => {
  it.each<[number, string]>([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [8190, '8.19 kB'],
    [28_234_567, '28.2 MB'],
    [280_712_201, '281 MB'],
    [999_499_999, '999 MB'],
    [999_600_000, '1 GB'],
    [4_280_000_000, '4.28 GB'],
    [-1_500_000, '-1.5 MB'],
  ])('%d', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
