import 'server-only';
import type { FoundAttachment } from '@/db/queries/attachments';
import { isStory } from '@/lib/domain/attachment';
import { DECIDING_BYTES } from '@/lib/domain/file-type';
import { mediaType } from '@/lib/domain/media-type';
import { type RemoteFile, remoteFile } from '@/lib/platform/remote-file';
import { end } from '@/lib/services/attachments/end';
import { look } from '@/lib/services/attachments/look';
import { renew } from '@/lib/services/attachments/renew';
import type { SystemContext } from '@/lib/services/context';
import { disposition } from './disposition';
import { headOf } from './head-of';

type Found = NonNullable<FoundAttachment>;
type Part = 'file' | 'poster';
type Asked = { readonly request: Request; readonly part: Part };

/** Larger ones than the provider takes (FACTS.md §3.2), in bytes. */
const MOST_BYTES = 100_000_000;

/** The bytes of something that the provider has, as they come. Nothing of them stays here. */
export async function providersBytes(
  ctx: SystemContext,
  found: Found,
  asked: Asked,
): Promise<Response> {
  const seen = await look(ctx, found);
  if (seen?.attachment.goneAt) return GONE();
  if (!seen) return unavailable();
  const first = await fetchPart(seen, asked);
  if (first !== 'expired') return first;

  const renewed = await renew(ctx, seen);
  const second = renewed ? await fetchPart(renewed, asked) : 'expired';
  if (second !== 'expired') return second;
  if (!isStory(seen.attachment.kind)) return unavailable();
  await end(ctx, seen, ctx.now);
  return GONE();
}

const GONE = () => Response.json({ code: 'gone' }, { status: 410, headers: UNKEPT });
const unavailable = () => Response.json({ code: 'unavailable' }, { status: 502, headers: UNKEPT });

const UNKEPT = { 'cache-control': 'private, no-store' };

/** `expired`: the CDN says that the address is none any more. */
async function fetchPart({ attachment }: Found, asked: Asked): Promise<Response | 'expired'> {
  const url = asked.part === 'poster' ? attachment.previewUrl : attachment.url;
  if (!url) return asked.part === 'poster' ? new Response(null, { status: 404 }) : 'expired';
  const { headers, signal } = asked.request;
  const outcome = await remoteFile(url, { range: headers.get('range'), signal });
  if (outcome.kind !== 'file') return unavailable();
  const { file } = outcome;
  if ([401, 403, 404, 410].includes(file.status)) {
    await file.stream.cancel();
    return 'expired';
  }
  if (![200, 206, 416].includes(file.status)) {
    await file.stream.cancel();
    return unavailable();
  }
  return answer(file, { isStory: isStory(attachment.kind), name: attachment.fileName });
}

type Shown = { readonly isStory: boolean; readonly name: string | null };

async function answer(file: RemoteFile, shown: Shown): Promise<Response> {
  const size = Number(file.headers['content-length'] ?? 0);
  if (size > MOST_BYTES) {
    await file.stream.cancel();
    return Response.json({ code: 'too_large' }, { status: 502, headers: UNKEPT });
  }
  const isWhole = file.status === 200 || /^bytes 0-/.test(file.headers['content-range'] ?? '');
  const { head, stream } = isWhole
    ? await headOf(file.stream, { head: DECIDING_BYTES, most: MOST_BYTES })
    : { head: null, stream: file.stream };
  const type = mediaType(head, file.headers['content-type'] ?? '');
  return new Response(file.status === 416 ? null : stream, {
    status: file.status,
    headers: {
      ...lengths(file),
      'content-type': type,
      'content-disposition': disposition(type, shown.name),
      'cache-control': shown.isStory ? 'private, no-store' : 'private, max-age=300',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    },
  });
}

const lengths = ({ headers }: RemoteFile): Record<string, string> => ({
  'accept-ranges': 'bytes',
  ...(headers['content-length'] && { 'content-length': headers['content-length'] }),
  ...(headers['content-range'] && { 'content-range': headers['content-range'] }),
});
