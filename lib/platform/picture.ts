import 'server-only';
import sharp from 'sharp';
import { type FileType, fileTypeOf, kindOfType } from '@/lib/domain/file-type';
import { MOST_PICTURE_PIXELS, type PictureProblem } from '@/lib/domain/picture';

/** In px, each way: sharp on a screen of double density at 128. */
const SIDE = 256;

export type PictureRefusal = { readonly ok: false; readonly reason: PictureProblem };

const REFUSED: Partial<Record<FileType, PictureProblem>> = {
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
};

/**
 * The middle of a picture as a square WebP, upright and in sRGB, with nothing that the camera noted (place, time, name).
 * It is painted anew, so whatever else was hidden in the file is gone too.
 */
export async function squarePicture(
  bytes: Uint8Array,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | PictureRefusal> {
  const type = fileTypeOf(bytes);
  const refused = REFUSED[type] ?? (kindOfType(type) === 'image' ? null : 'not_an_image');
  if (refused) return { ok: false, reason: refused };

  const size = await measured(bytes);
  if (!size.ok) return size;
  const painted = await opened(bytes)
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 84 })
    .timeout({ seconds: 10 })
    .toBuffer()
    .catch(() => null);
  return painted ? { ok: true, bytes: painted } : { ok: false, reason: 'damaged' };
}

const opened = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MOST_PICTURE_PIXELS, failOn: 'error' });

/** The header alone, which costs nothing however many pixels it promises. */
async function measured(bytes: Uint8Array) {
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!header) return { ok: false, reason: 'damaged' } as const;
  if (header.width * header.height > MOST_PICTURE_PIXELS)
    return { ok: false, reason: 'too_many_pixels' } as const;
  return { ok: true, header } as const;
}

export type SendablePicture = {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png';
  /** In px. */
  readonly width: number;
  readonly height: number;
};

/**
 * A picture as every channel takes it: JPEG, or PNG where it can be seen through; upright, in sRGB, with nothing that
 * the camera noted. One that is so already stays as it is, byte for byte; of one that moves, the first picture is taken.
 */
export async function sendablePicture(
  bytes: Uint8Array,
): Promise<
  SendablePicture | { readonly ok: false; readonly reason: 'damaged' | 'too_many_pixels' }
> {
  const size = await measured(bytes);
  if (!size.ok) return size;
  const { format, width, height, hasAlpha, exif, xmp, iptc, orientation = 1 } = size.header;
  const type = format === 'png' || (format !== 'jpeg' && hasAlpha) ? 'image/png' : 'image/jpeg';
  const isBare = !exif && !xmp && !iptc && orientation === 1;
  const isWhole = () =>
    opened(bytes)
      .stats()
      .then(
        () => true,
        () => false,
      );
  if ((format === 'png' || format === 'jpeg') && isBare) {
    return (await isWhole())
      ? { ok: true, bytes, type, width, height }
      : { ok: false, reason: 'damaged' };
  }

  const upright = opened(bytes).autoOrient();
  const painted = await (type === 'image/png' ? upright.png() : upright.jpeg({ quality: 90 }))
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (!painted) return { ok: false, reason: 'damaged' };
  const { data, info } = painted;
  return { ok: true, bytes: data, type, width: info.width, height: info.height };
}
