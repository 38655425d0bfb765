/** A rectangle in the units of the whole: with a whole of 100 by 100, per cent. */
export interface Tile<Item> {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills a rectangle with tiles whose areas are as the items' weights and whose sides are as near to each other as they come: the
 * squarified treemap of Bruls, Huizing and van Wijk (2000). Items without weight get no tile.
 *
 * @param items heaviest first
 */
export function squarify<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  width: number,
  height: number,
): readonly Tile<Item>[] {
  const heavy = items.filter((item) => weightOf(item) > 0);
  const total = heavy.reduce((sum, item) => sum + weightOf(item), 0);
  if (total === 0 || width <= 0 || height <= 0) return [];
  const areaOf = (item: Item): number => (weightOf(item) / total) * width * height;

  const tiles: Tile<Item>[] = [];
  let room: Room = { x: 0, y: 0, width, height };
  let row: Item[] = [];
  for (const item of heavy) {
    const side = Math.min(room.width, room.height);
    if (row.length > 0 && worst([...row, item].map(areaOf), side) > worst(row.map(areaOf), side)) {
      room = layRow(row, areaOf, room, tiles);
      row = [];
    }
    row.push(item);
  }
  layRow(row, areaOf, room, tiles);
  return tiles;
}

/** The ratio of the sides of a row's least square tile, laid along `side`. */
function worst(areas: readonly number[], side: number): number {
  const sum = areas.reduce((total, area) => total + area, 0);
  const square = side * side;
  return Math.max(
    (square * Math.max(...areas)) / (sum * sum),
    (sum * sum) / (square * Math.min(...areas)),
  );
}

/** Lays a row along the shorter side of the room. @returns what is left of it */
function layRow<Item>(
  row: readonly Item[],
  areaOf: (item: Item) => number,
  room: Room,
  tiles: Tile<Item>[],
): Room {
  const sum = row.reduce((total, item) => total + areaOf(item), 0);
  const stands = room.width >= room.height;
  const side = stands ? room.height : room.width;
  const depth = side === 0 ? 0 : sum / side;
  let at = stands ? room.y : room.x;
  for (const item of row) {
    const length = depth === 0 ? 0 : areaOf(item) / depth;
    tiles.push(
      stands
        ? { item, x: room.x, y: at, width: depth, height: length }
        : { item, x: at, y: room.y, width: length, height: depth },
    );
    at += length;
  }
  return stands
    ? { ...room, x: room.x + depth, width: room.width - depth }
    : { ...room, y: room.y + depth, height: room.height - depth };
}
