import { DECIDING_BYTES, fileTypeOf, kindOfType } from '@/lib/domain/file-type';
import { MOST_PICTURE_PIXELS, type PictureProblem } from '@/lib/domain/picture';
import { type Crop, type Size, squareOf } from './crop';

const SIDE = 512;

export type Opened =
  | { readonly ok: true; readonly url: string; readonly size: Size }
  | { readonly ok: false; readonly problem: PictureProblem };

/** Looks whether this browser can paint the file. Safari can where others can't, so only a drawing is refused unseen. */
export async function openPicture(file: File): Promise<Opened> {
  const type = fileTypeOf(new Uint8Array(await file.slice(0, DECIDING_BYTES).arrayBuffer()));
  if (type === 'image/svg+xml') return { ok: false, problem: 'svg' };
  if (kindOfType(type) !== 'image') return { ok: false, problem: 'not_an_image' };

  const url = URL.createObjectURL(file);
  const image = await load(url);
  const size = image && { width: image.naturalWidth, height: image.naturalHeight };
  if (size && size.width * size.height <= MOST_PICTURE_PIXELS) return { ok: true, url, size };
  URL.revokeObjectURL(url);
  if (size) return { ok: false, problem: 'too_many_pixels' };
  return { ok: false, problem: type === 'image/heic' ? 'heic' : 'damaged' };
}

/** The chosen square as a JPEG of 512 px: a photo of any size is sent in a moment. */
export async function paintSquare(url: string, size: Size, crop: Crop): Promise<Blob | null> {
  const image = await load(url);
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (!image || !context) return null;

  const { left, top, side } = squareOf(size, crop);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, left, top, side, side, 0, 0, SIDE, SIDE);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}

async function load(url: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image.naturalWidth > 0 ? image : null;
  } catch {
    return null;
  }
}
