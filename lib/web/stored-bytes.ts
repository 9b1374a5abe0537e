import 'server-only';
import { mediaType } from '@/lib/domain/media-type';
import { storage } from '@/lib/platform/storage';

type Kept = {
  readonly uploadKey: string | null;
  readonly contentType: string | null;
  readonly fileName: string | null;
};

/** The bytes of a file that we keep ourselves. Under one key there is only ever one file. */
export async function storedBytes(_request: Request, attachment: Kept): Promise<Response> {
  const file = attachment.uploadKey === null ? null : await storage.get(attachment.uploadKey);
  if (!file) return new Response(null, { status: 404 });
  const { name, isShown } = mediaType(null, attachment.contentType ?? file.type);
  const fileName = encodeURIComponent(attachment.fileName ?? 'file');
  return new Response(file.stream, {
    headers: {
      'content-type': name,
      'content-length': String(file.size),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${fileName}`,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
