import 'server-only';
import { rangeIn } from '@/lib/domain/byte-range';
import { storage } from '@/lib/platform/storage';

type Shown = {
  readonly key: string;
  readonly contentType: string;
  readonly fileName: string | null;
};

/** What may be shown where it stands; everything else is only ever saved. */
const INLINE = /^(image\/(jpeg|png|gif|webp)|(audio|video)\/[\w.-]+|application\/pdf)$/;

/** A stored file, or the part of it that was asked for; null when it is not there any more. */
export async function storedFile(
  request: Request,
  { key, contentType, fileName }: Shown,
): Promise<Response | null> {
  const size = await storage.size(key);
  if (size === null) return null;
  const headers = {
    'content-type': contentType,
    'content-disposition': disposition(contentType, fileName),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
  };
  const range = rangeIn(request.headers.get('range'), size);
  if (range === 'none') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  const file = await storage.get(key, range ?? undefined);
  if (!file) return null;
  if (!range) return new Response(file.stream, { headers: { ...headers, ...lengthOf(size) } });

  const { first, last } = range;
  const part = { 'content-range': `bytes ${first}-${last}/${size}`, ...lengthOf(last - first + 1) };
  return new Response(file.stream, { status: 206, headers: { ...headers, ...part } });
}

const lengthOf = (bytes: number) => ({ 'content-length': String(bytes) });

/** The name as RFC 6266 §4.3 has it, for old and new clients. */
function disposition(contentType: string, fileName: string | null): string {
  const way = INLINE.test(contentType) ? 'inline' : 'attachment';
  if (!fileName) return way;
  const plain = fileName.replaceAll(/[^\w .()-]/g, '_');
  return `${way}; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
}

/** What RFC 8187 §3.2.1 wants encoded beyond `encodeURIComponent`. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
