import 'server-only';
import sharp from 'sharp';
import { type FileType, fileTypeOf } from '@/lib/domain/file-type';
import { MOST_PICTURE_PIXELS, type PictureProblem } from '@/lib/domain/picture';

/** In px, each way: sharp on a screen of double density at 128. */
const SIDE = 256;

export type PictureRefusal = { readonly ok: false; readonly reason: PictureProblem };

const REFUSED: Partial<Record<FileType, PictureProblem>> = {
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'application/octet-stream': 'not_an_image',
};

/**
 * The middle of a picture as a square WebP, upright and in sRGB, with nothing that the camera noted (place, time, name).
 * It is painted anew, so whatever else was hidden in the file is gone too.
 */
export async function squarePicture(
  bytes: Uint8Array,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | PictureRefusal> {
  const refused = REFUSED[fileTypeOf(bytes)];
  if (refused) return { ok: false, reason: refused };

  // The header alone, which costs nothing however many pixels it promises.
  const size = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!size) return { ok: false, reason: 'damaged' };
  if (size.width * size.height > MOST_PICTURE_PIXELS)
    return { ok: false, reason: 'too_many_pixels' };
  const painted = await sharp(bytes, { limitInputPixels: MOST_PICTURE_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 84 })
    .timeout({ seconds: 10 })
    .toBuffer()
    .catch(() => null);
  return painted ? { ok: true, bytes: painted } : { ok: false, reason: 'damaged' };
}
