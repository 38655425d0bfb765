import { describe, expect, it } from 'vitest';
import { squarify } from '../../src/playground/report/treemap/squarify.ts';
import type { Tile } from '../../src/playground/report/treemap/squarify.ts';

const area = ({ width, height }: Tile<number>): number => width * height;
const tilesOf = (weights: readonly number[], width = 600, height = 400): readonly Tile<number>[] =>
  squarify(weights, (weight) => weight, width, height);

describe('squarify', () => {
  it('lays out the example of Bruls, Huizing and van Wijk (2000), figure 3', () => {
    const tiles = tilesOf([6, 6, 4, 3, 2, 2, 1], 6, 4);
    const [first, second, third, fourth] = tiles;
    // Two sixes stand in a column of width 3; the four and the three lie beside each other above the rest.
    expect(first).toMatchObject({ x: 0, y: 0, width: 3, height: 2 });
    expect(second).toMatchObject({ x: 0, y: 2, width: 3, height: 2 });
    expect(third?.height).toBeCloseTo(7 / 3);
    expect(third?.width).toBeCloseTo(12 / 7);
    expect(fourth?.height).toBeCloseTo(7 / 3);
    expect(fourth?.width).toBeCloseTo(9 / 7);
  });

  it.each([
    ['one', [5]],
    ['many alike', Array.from({ length: 40 }, () => 1)],
    ['one heavy, many light', [1000, ...Array.from({ length: 60 }, (_, at) => 60 - at)]],
  ])('gives areas as the weights, inside of the room: %s', (_name, weights) => {
    const tiles = tilesOf(weights);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    expect(tiles.length).toBe(weights.length);
    for (const tile of tiles) {
      expect(area(tile)).toBeCloseTo((tile.item / total) * 600 * 400, 3);
      expect(tile.x).toBeGreaterThanOrEqual(0);
      expect(tile.x + tile.width).toBeLessThanOrEqual(600.001);
      expect(tile.y + tile.height).toBeLessThanOrEqual(400.001);
    }
  });

  it('gives no tile to what weighs nothing, and none without room', () => {
    expect(tilesOf([3, 0]).map(({ item }) => item)).toEqual([3]);
    expect(tilesOf([0, 0])).toEqual([]);
    expect(tilesOf([1], 0)).toEqual([]);
  });
});
