import 'server-only';
import { rangeIn } from '@/lib/domain/byte-range';
import { storage } from '@/lib/platform/storage';
import { disposition } from './disposition';

type Shown = {
  readonly key: string;
  readonly contentType: string;
  readonly fileName: string | null;
};

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
