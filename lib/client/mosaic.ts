/** How many photos one message shows at most; the last of them says how many there are besides. */
export const MOST_TILES = 10;

/** The tiles of each row: pairs above, where they are larger, and threes below. */
export function mosaicRows(count: number): number[] {
  const tiles = Math.min(count, MOST_TILES);
  if (tiles <= 2) return tiles === 0 ? [] : [tiles];
  if (tiles === 3) return [1, 2];
  const pairs = { 0: 0, 1: 2, 2: 1 }[tiles % 3] ?? 0;
  const threes = (tiles - pairs * 2) / 3;
  return [...Array.from({ length: pairs }, () => 2), ...Array.from({ length: threes }, () => 3)];
}

/** Heights of a row by how many tiles are in it, in px; all are as wide as the mosaic. */
const ROW_PX: Readonly<Record<number, number>> = { 1: 200, 2: 149, 3: 98 };
const GAP_PX = 2;

export const rowHeight = (tiles: number): number => ROW_PX[tiles] ?? 98;

/** In px. */
export const mosaicHeight = (count: number): number =>
  mosaicRows(count).reduce((sum, tiles) => sum + rowHeight(tiles) + GAP_PX, -GAP_PX);
