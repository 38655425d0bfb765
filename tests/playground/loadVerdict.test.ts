import { expect, it } from 'vitest';
import { loadVerdict } from '../../src/playground/report/waterfall/loadVerdict.ts';

// Bytes, low and high end, load line; what is said.
it.each([
  [900, 900, 900, 1000, 'under', false, 100],
  [1000, 1000, 1000, 1000, 'under', false, 0],
  [1200, 1100, 1300, 1000, 'over', true, 200],
  [900, 800, 1100, 1000, 'unsure', false, 100],
  [1100, 900, 1200, 1000, 'unsure', true, 100],
  [1100, 1000, 1200, 1000, 'unsure', true, 100],
])('%d (%d to %d) against %d', (bytes, low, high, load, side, isOver, distance) => {
  expect(loadVerdict({ bytes, low, high }, load)).toEqual({ side, isOver, bytes: distance });
});
