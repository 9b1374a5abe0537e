import 'server-only';
import { saveUpload } from '@/db/queries/uploads';
import type { UploadStarted } from '@/lib/contracts/uploads';
import { MOST_UPLOAD_BYTES, type UploadProblem } from '@/lib/domain/upload';
import { storage } from '@/lib/platform/storage';
import { newKey } from '@/lib/platform/storage/driver';
import { uploadToken } from '@/lib/platform/upload-tokens';
import type { MemberContext } from '../context';

/** Long after whoever uploads has given up. */
const UNFINISHED_MS = 60 * 60 * 1000;

type Started =
  | { readonly ok: true; readonly started: UploadStarted }
  | { readonly ok: false; readonly reason: UploadProblem };

/** Makes room for a file and says where to bring it. Its row is there before it, so that none is ever forgotten. */
export async function startUpload(
  { db, scope, now }: MemberContext,
  { byteSize }: { readonly byteSize: number },
): Promise<Started> {
  if (byteSize === 0) return { ok: false, reason: 'empty' };
  if (byteSize > MOST_UPLOAD_BYTES) return { ok: false, reason: 'too_large' };

  const { accountId, memberId } = scope;
  const key = newKey('files', 'application/octet-stream');
  const until = new Date(now.getTime() + UNFINISHED_MS);
  await saveUpload(db, { key, accountId, memberId, at: now, removeAt: until });

  const upload = uploadToken({ key, account: accountId, member: memberId }, until);
  const { entrance } = storage;
  const destination =
    entrance.kind === 'direct'
      ? await entrance.admit(key, { maxBytes: MOST_UPLOAD_BYTES, until })
      : { url: `/api/uploads/${upload}`, headers: {} };
  return { ok: true, started: { upload, ...destination } };
}
