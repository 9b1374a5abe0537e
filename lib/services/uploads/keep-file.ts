import 'server-only';
import { saveUpload } from '@/db/queries/uploads';
import type { Uploaded } from '@/lib/contracts/uploads';
import { fileTypeOf, kindOfType } from '@/lib/domain/file-type';
import { MOST_UPLOAD_BYTES, UNUSED_FOR_MS, type UploadProblem } from '@/lib/domain/upload';
import { sendablePicture } from '@/lib/platform/picture';
import { storage } from '@/lib/platform/storage';
import { newKey } from '@/lib/platform/storage/driver';
import { signedId } from '@/lib/platform/upload-tokens';
import type { MemberContext } from '../context';

type Given = { readonly fileName: string; readonly bytes: Uint8Array };

export type Kept =
  | { readonly ok: true; readonly file: Uploaded }
  | { readonly ok: false; readonly reason: UploadProblem };

/**
 * Keeps a file that a member gave us, as what its bytes are. It gets a key that only we know, so that nobody can put
 * another file in its place once it was looked at. What no message uses within a day is removed.
 */
export async function keepFile(ctx: MemberContext, given: Given): Promise<Kept> {
  const { db, scope, now } = ctx;
  const made = await prepared(given);
  if (!made.ok) return made;

  const { bytes, fileName, type, width, height } = made;
  const { accountId, memberId } = scope;
  const key = newKey('files', type);
  const byteSize = bytes.byteLength;
  const facts = { fileName, contentType: type, byteSize, width, height };
  const removeAt = new Date(now.getTime() + UNUSED_FOR_MS);
  await saveUpload(db, { key, accountId, memberId, ...facts, at: now, removeAt });
  await storage.put(key, bytes);
  const id = signedId({ key, account: accountId }, now);
  return { ok: true, file: { signedId: id, kind: kindOfType(type), ...facts } };
}

/** What is kept of a file: pictures in a form that is taken everywhere, everything else as it is. */
async function prepared({ fileName, bytes }: Given) {
  if (bytes.byteLength === 0) return refused('empty');
  if (bytes.byteLength > MOST_UPLOAD_BYTES) return refused('too_large');
  const type = fileTypeOf(bytes);
  if (type === 'image/heic') return refused('heic');
  if (type === 'image/svg+xml') return refused('svg');
  if (kindOfType(type) !== 'image') {
    return { ok: true, bytes, fileName, type, width: null, height: null } as const;
  }
  const picture = await sendablePicture(bytes);
  if (!picture.ok) return picture;
  return {
    ...picture,
    fileName: picture.type === type ? fileName : renamed(fileName, picture.type),
  };
}

const refused = (reason: UploadProblem) => ({ ok: false, reason }) as const;

const renamed = (fileName: string, type: 'image/jpeg' | 'image/png'): string =>
  `${fileName.replace(/\.[^.]*$/, '')}.${type === 'image/png' ? 'png' : 'jpg'}`;
