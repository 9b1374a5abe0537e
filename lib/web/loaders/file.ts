import 'server-only';
import { db } from '@/db/client';
import { findUpload } from '@/db/queries/uploads';
import { keyOfFileToken } from '@/lib/platform/upload-tokens';
import { problem } from '../endpoint';
import { storedFile } from '../stored-file';

/** A file of ours for whoever was given its address: a provider, which has no session. */
export async function file(request: Request, token: string): Promise<Response> {
  const key = keyOfFileToken(token, new Date());
  const upload = key === null ? undefined : await findUpload(db, key);
  const { contentType, fileName = null } = upload ?? {};
  const answer =
    key && contentType ? await storedFile(request, { key, contentType, fileName }) : null;
  return answer ?? problem(404, { code: 'not_found' });
}
