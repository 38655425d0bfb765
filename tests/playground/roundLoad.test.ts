import { expect, it } from 'vitest';
import { roundLoad, stepLoad } from '../../src/playground/report/waterfall/roundLoad.ts';

it.each([
  [1_987_654_321, 2_000_000_000],
  [1_940_000_000, 1_900_000_000],
  [987_000, 990_000],
  [7, 7],
  [0, 1],
  [-5, 1],
])('%d is taken as %d', (bytes, expected) => {
  expect(roundLoad(bytes)).toBe(expected);
});

it.each([
  [2_000_000_000, 1, 2_100_000_000],
  [2_000_000_000, -1, 1_900_000_000],
  [2_000_000_000, 10, 3_000_000_000],
  // Never below one step: a load line of nothing cannot be dragged back.
  [100_000_000, -50, 10_000_000],
])('%d moved by %d steps is %d', (bytes, steps, expected) => {
  expect(stepLoad(bytes, steps)).toBe(expected);
});
