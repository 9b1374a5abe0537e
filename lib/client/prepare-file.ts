import { fileTypeOf } from '@/lib/domain/file-type';
import { MOST_UPLOAD_BYTES, UPLOAD_PROBLEMS } from '@/lib/domain/upload';

/** As much of a file as tells what it is. */
const HEAD_BYTES = 65_536;

export type Prepared =
  | { readonly ok: true; readonly file: File; readonly contentType: string }
  | { readonly ok: false; readonly problem: string };

/** What can be known of a file before it is brought, and what only a browser can do for it. */
export async function prepareFile(file: File): Promise<Prepared> {
  if (file.size === 0) return { ok: false, problem: UPLOAD_PROBLEMS.empty };
  const type = fileTypeOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (type === 'image/svg+xml') return { ok: false, problem: UPLOAD_PROBLEMS.svg };
  if (type === 'image/heic') {
    const jpeg = await asJpeg(file);
    return jpeg
      ? { ok: true, file: jpeg, contentType: 'image/jpeg' }
      : { ok: false, problem: UPLOAD_PROBLEMS.heic };
  }
  if (file.size > MOST_UPLOAD_BYTES) return { ok: false, problem: UPLOAD_PROBLEMS.too_large };
  return { ok: true, file, contentType: BECOMES[type] ?? type };
}

/** What the server makes of it. */
const BECOMES: Readonly<Record<string, string>> = {
  'image/webp': 'image/jpeg',
  'image/avif': 'image/jpeg',
  'image/gif': 'image/jpeg',
};

const QUALITY = 0.9;

/** Safari can read the photos of iPhones; null where the browser can't. */
async function asJpeg(file: File): Promise<File | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  const bytes = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
  const name = `${file.name.replace(/\.[^.]*$/, '')}.jpg`;
  return bytes && new File([bytes], name, { type: 'image/jpeg' });
}
