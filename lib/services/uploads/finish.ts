import 'server-only';
import { MOST_UPLOAD_BYTES } from '@/lib/domain/upload';
import { storage } from '@/lib/platform/storage';
import { readUploadToken } from '@/lib/platform/upload-tokens';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { type Kept, keepFile } from './keep-file';

type Finishing = { readonly upload: string; readonly fileName: string };

/**
 * Looks at what was brought, and keeps it. The brought file itself stays until its time comes: an answer that got lost
 * may be asked for again.
 */
export async function finishUpload(ctx: MemberContext, given: Finishing): Promise<Kept> {
  const { scope, now } = ctx;
  const upload = readUploadToken(given.upload, now);
  if (upload?.account !== scope.accountId || upload.member !== scope.memberId) {
    throw new NotFound('upload');
  }
  const size = await storage.size(upload.key);
  if (size === null) return { ok: false, reason: 'missing' };
  if (size > MOST_UPLOAD_BYTES) return { ok: false, reason: 'too_large' };

  const file = await storage.get(upload.key);
  if (!file) return { ok: false, reason: 'missing' };
  const bytes = new Uint8Array(await new Response(file.stream).arrayBuffer());
  return keepFile(ctx, { fileName: given.fileName, bytes });
}
