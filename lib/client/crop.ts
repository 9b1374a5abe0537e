/** In px of the picture itself. */
export type Size = { readonly width: number; readonly height: number };

/** Which square of a picture is used: `zoom` 1 is the largest that fits; the middle in shares of width and height. */
export type Crop = { readonly zoom: number; readonly x: number; readonly y: number };

export const WHOLE: Crop = { zoom: 1, x: 0.5, y: 0.5 };

export const CLOSEST = 4;

const between = (least: number, value: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** The same crop, kept to what the picture has. */
export function within({ width, height }: Size, { zoom, x, y }: Crop): Crop {
  const kept = between(1, zoom, CLOSEST);
  const half = Math.min(width, height) / kept / 2;
  return {
    zoom: kept,
    x: between(half / width, x, 1 - half / width),
    y: between(half / height, y, 1 - half / height),
  };
}

/** The square in px of the picture. */
export function squareOf(size: Size, crop: Crop) {
  const { zoom, x, y } = within(size, crop);
  const side = Math.min(size.width, size.height) / zoom;
  return { left: x * size.width - side / 2, top: y * size.height - side / 2, side };
}

/** Moves the picture under a frame of `frame` px by so many px of the screen. */
export function moved(size: Size, crop: Crop, by: { x: number; y: number; frame: number }): Crop {
  const scale = squareOf(size, crop).side / by.frame;
  return within(size, {
    zoom: crop.zoom,
    x: crop.x - (by.x * scale) / size.width,
    y: crop.y - (by.y * scale) / size.height,
  });
}
