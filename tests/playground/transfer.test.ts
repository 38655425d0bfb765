import { describe, expect, it } from 'vitest';
import {
  BANDWIDTHS,
  formatBandwidth,
  parseBandwidth,
} from '../../src/playground/transfer/bandwidth.ts';
import { formatSeconds } from '../../src/playground/transfer/formatSeconds.ts';

describe('a bandwidth that is typed', () => {
  it.each<[string, number | null]>([
    ['100 Mbit/s', 100e6],
    ['100', 100e6],
    ['1 Gbit', 1e9],
    ['2,5g', 2.5e9],
    ['50 Mbps', 50e6],
    ['56 kbit/s', 56e3],
    [' 10MBIT/S ', 10e6],
    ['0', null],
    ['-5', null],
    ['fast', null],
    ['100 MB/h', null],
    ['', null],
    ['9'.repeat(400), null],
  ])('%j is %s', (text, bits) => {
    expect(parseBandwidth(text)).toBe(bits);
  });

  it.each([...BANDWIDTHS, 2.5e9, 56e3, 12.3e6])('%d is read as it is written', (bits) => {
    expect(parseBandwidth(formatBandwidth(bits))).toBe(bits);
  });
});

describe('a length of time', () => {
  it.each([
    [0, 0.2, '0', '1', 's'],
    [4.4, 12, '4', '10', 's'],
    [20, 89, '20', '90', 's'],
    [50, 200, '1', '3', 'min'],
    [180, 300, '3', '5', 'min'],
    [3000, 20_000, '1', '6', 'h'],
    [10, Infinity, '0', '∞', 'h'],
  ])('from %d to %d seconds is %s to %s %s', (low, high, from, to, unit) => {
    expect(formatSeconds({ low, middle: low, high })).toEqual({ from, to, unit });
  });
});
