import { describe, expect, it } from 'vitest';
import { between, exactly, NOTHING, type Amount } from '../../../src/engine/amount.ts';
import { transferTime } from '../../../src/engine/reporting/transferTime.ts';

const MBIT = 1e6;

// Unpacking 40, 100, 160 MB/s; packing 11, 36, 180 MB/s: the sources stand beside the rates.
const PULLS: readonly [what: string, Amount, Amount, bits: number, number[]][] = [
  // 8 s of line; 6.25 to 25 s of unpacking. Together: max = 8, 10 + 8/2, 25 + 8.
  ['1 GB that travels as 100 MB', exactly(100e6), exactly(1e9), 100 * MBIT, [8, 14, 33]],
  // 800 s of line against 10 s of unpacking: 800, 800 + 10/2, 800 + 25.
  ['the same over 1 Mbit/s', exactly(100e6), exactly(1e9), MBIT, [800, 805, 825]],
  // A line that costs nothing to speak of: unpacking alone.
  ['the same over a wide line', exactly(100e6), exactly(1e9), 1e15, [6.25, 10, 25]],
  // 4, 8, 16 s of line; 400 MB / 160, 1 GB / 100, 2 GB / 40 = 2.5, 10, 50 s of unpacking.
  [
    'an image that is not known well',
    between(50e6, 100e6, 200e6),
    between(400e6, 1e9, 2e9),
    100 * MBIT,
    [4, 14, 66],
  ],
  ['nothing', NOTHING, NOTHING, 100 * MBIT, [0, 0, 0]],
  ['nothing over no line', NOTHING, NOTHING, 0, [0, 0, 0]],
  ['something over no line', exactly(1), exactly(1), 0, [Infinity, Infinity, Infinity]],
  ['something over no number', exactly(1), exactly(1), NaN, [Infinity, Infinity, Infinity]],
];

const PUSHES: readonly [what: string, Amount, Amount, bits: number, number[]][] = [
  // 8 s of line; 990 MB / 180, / 36, / 11 = 5.5, 27.5, 90 s of packing.
  ['990 MB that travel as 100 MB', exactly(100e6), exactly(990e6), 100 * MBIT, [8, 31.5, 98]],
  ['nothing', NOTHING, NOTHING, 100 * MBIT, [0, 0, 0]],
];

describe('seconds to pull: low, middle, high', () => {
  it.each(PULLS)('%s', (_, download, unpacked, bits, expected) => {
    const { low, middle, high } = transferTime(download, unpacked, bits).pull;
    expect([low, middle, high].map((value) => Number(value.toFixed(3)))).toEqual(expected);
  });
});

describe('seconds to push: low, middle, high', () => {
  it.each(PUSHES)('%s', (_, download, unpacked, bits, expected) => {
    const { low, middle, high } = transferTime(download, unpacked, bits).push;
    expect([low, middle, high].map((value) => Number(value.toFixed(3)))).toEqual(expected);
  });
});
