import 'server-only';
import type { Transaction } from '@/db/client';
import { keepUpload, lockUploads } from '@/db/queries/uploads';
import type { Upload } from '@/db/schema/uploads';
import type { Channel } from '@/lib/domain/channel';
import type { OutgoingFile } from '@/lib/domain/outgoing';
import { fileProblem, UPLOAD_PROBLEMS } from '@/lib/domain/upload';
import { keyOfSignedId } from '@/lib/platform/upload-tokens';
import type { MemberContext } from '../context';

type Taken =
  | { readonly ok: true; readonly files: readonly OutgoingFile[] }
  | { readonly ok: false; readonly reason: 'file_refused'; readonly problem: string };

/**
 * The uploads that signed ids name, kept from now on. Without a channel, which is a note's case, every kind may be
 * kept; what a channel does not take is refused before anything is sent.
 */
export async function takeFiles(
  tx: Transaction,
  signedIds: readonly string[],
  { ctx, channel }: { readonly ctx: MemberContext; readonly channel: Channel | null },
): Promise<Taken> {
  const { accountId } = ctx.scope;
  const keys = [...new Set(signedIds)].map((id) => keyOfSignedId(id, accountId, ctx.now) ?? '');
  if (keys.length === 0) return { ok: true, files: [] };

  const uploads = await lockUploads(tx, keys, { accountId, now: ctx.now });
  const files = keys.flatMap((key) => outgoing(uploads.find((upload) => upload.key === key)));
  if (files.length < keys.length) return refused(UPLOAD_PROBLEMS.expired);
  for (const file of files) {
    const problem = channel && fileProblem(channel, file);
    if (problem) return refused(file.fileName ? `${file.fileName}: ${problem}` : problem);
  }

  for (const { key } of files) await keepUpload(tx, key, ctx.now);
  return { ok: true, files };
}

function outgoing(upload: Upload | undefined): OutgoingFile[] {
  if (!upload?.contentType || upload.byteSize === null) return [];
  const { key, contentType, byteSize, fileName, width, height } = upload;
  return [{ key, contentType, byteSize, fileName, width, height }];
}

const refused = (problem: string) => ({ ok: false, reason: 'file_refused', problem }) as const;
