import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatRange,
  formatShare,
} from '../../src/playground/format/formatBytes.ts';

const nbsp = (text: string): string => text.replaceAll(' ', '\u00a0');

describe('formatBytes', () => {
  // What docker/go-units HumanSizeWithPrecision(size, 3) prints, with a blank before the unit.
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [999.4, '999 B'],
    [1_000, '1 kB'],
    [1_234, '1.23 kB'],
    [12_340, '12.3 kB'],
    [620_000_000, '620 MB'],
    [999_499_999, '999 MB'],
    [999_500_000, '1 GB'],
    [1_110_000_000, '1.11 GB'],
    [5_131_000_000, '5.13 GB'],
    [8_000_000_000_000, '8 TB'],
    // No unit above it.
    [4_000_000_000_000_000_000, '4000 PB'],
  ])('%d is %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(nbsp(expected));
  });
});

describe('formatRange', () => {
  it.each([
    [8_020_000_000, 9_100_000_000, '8.02–9.1 GB'],
    [980_000_000, 1_200_000_000, '980 MB–1.2 GB'],
    [0, 440_000_000, '0–440 MB'],
    [1_111_000_000, 1_111_900_000, null],
    [5, 5, null],
  ])('%d to %d is %s', (low, high, expected) => {
    expect(formatRange(low, high)).toBe(expected === null ? null : nbsp(expected));
  });
});

describe('formatShare', () => {
  it.each([
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.342, '34 %'],
    [1, '100 %'],
  ])('%d is %s', (share, expected) => {
    expect(formatShare(share)).toBe(nbsp(expected));
  });
});

describe('formatChange', () => {
  it.each([
    [8510, 1560, '−82 %'],
    [100, 103, '+3 %'],
    [2_200_000_000, 2_190_000_000, '−0.5 %'],
    [1_000, 1_009, '+0.9 %'],
    [1_000, 991, '−0.9 %'],
    [1_000, 990, '−1 %'],
    // Rounds to nothing.
    [1_000_000, 999_999, '±0 %'],
    [5, 5, '±0 %'],
    [0, 5, '±0 %'],
  ])('%i to %i is %s', (before, after, expected) => {
    expect(formatChange(before, after)).toBe(nbsp(expected));
  });
});
