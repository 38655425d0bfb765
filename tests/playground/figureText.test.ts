import { expect, it } from 'vitest';
import { figureText } from '../../src/playground/report/figureText.ts';

const nbsp = (text: string): string => text.replaceAll(' ', '\u00a0');

// Bytes beside what the headline prints: three significant digits, docker/go-units.
it.each([
  ['nothing is known', null, null, '–', null],
  ['nothing is known but what comes after', null, 5, '–', null],
  ['no changes', 7_960_000_000, null, '7.96 GB', null],
  ['one unit for both', 7_960_000_000, 4_770_000_000, '7.96', '4.77 GB'],
  ['two units', 3_790_000_000, 620_000_000, '3.79 GB', '620 MB'],
  ['equal: the unit stays', 620_000_000, 620_000_000, '620 MB', null],
  ['alike in three digits: the unit stays', 2_190_400_000, 2_189_600_000, '2.19 GB', null],
  ['alike, of which one is rounded up a unit', 999_700_000, 1_000_000_000, '1 GB', null],
  ['to nothing', 21_000_000, 0, '21 MB', '0 B'],
  ['from nothing', 0, 21_000_000, '0 B', '21 MB'],
])('%s', (_, before, after, from, to) => {
  expect(figureText(before, after)).toEqual({
    from: nbsp(from),
    to: to === null ? null : nbsp(to),
  });
});
