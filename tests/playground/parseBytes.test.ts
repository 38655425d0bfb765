import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/playground/format/formatBytes.ts';
import { parseBytes } from '../../src/share/parseBytes.ts';

describe('parseBytes', () => {
  // Units as Docker reads them: kB is 1000 bytes, KiB is 1024.
  it.each([
    ['20000', 20_000],
    ['440 MB', 440_000_000],
    ['1.3g', 1_300_000_000],
    ['1,5 GB', 1_500_000_000],
    ['512 MiB', 536_870_912],
    [' 7 kb ', 7_000],
    ['0', 0],
    ['', null],
    ['much', null],
    ['12 parsecs', null],
    ['-5 MB', null],
    ['1.2.3 GB', null],
    ['1e9', null],
    ['9999999999 TB', null],
    ['5 constructor', null],
  ])('%j is %s', (text, expected) => {
    expect(parseBytes(text)).toBe(expected);
  });

  it('reads what formatBytes writes', () => {
    for (const bytes of [0, 17, 1_230, 440_000_000, 5_130_000_000]) {
      expect(parseBytes(formatBytes(bytes))).toBe(bytes);
    }
  });
});
