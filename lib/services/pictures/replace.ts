import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { dropUpload, keepUpload, saveUpload } from '@/db/queries/uploads';
import { lockUser, updateUser } from '@/db/queries/users';
import { type PictureRefusal, squarePicture } from '@/lib/platform/picture';
import { storage } from '@/lib/platform/storage';
import { newKey } from '@/lib/platform/storage/driver';
import type { UserContext } from '../context';
import { discard } from '../uploads/discard';

/** Long after whoever uploaded it has given up. */
const UNUSED_MS = 60 * 60 * 1000;

type Replaced = { readonly ok: true; readonly key: string } | PictureRefusal;

/**
 * Gives a person a picture, or another one. The file is stored before the row names it; a crash between the two leaves
 * an unused file, which the sweep removes after an hour, and one after the commit leaves the old file to the next sweep.
 */
export async function replacePicture(
  ctx: Pick<UserContext, 'db' | 'now' | 'userId'>,
  bytes: Uint8Array,
): Promise<Replaced> {
  const { db, now, userId } = ctx;
  const square = await squarePicture(bytes);
  if (!square.ok) return square;
  const key = newKey('pictures', 'image/webp');
  await saveUpload(db, { key, at: now, removeAt: new Date(now.getTime() + UNUSED_MS) });
  await storage.put(key, square.bytes);

  const old = await db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!(await keepUpload(tx, key, now))) throw new Error('the upload took more than an hour');
    if (user?.picture) await dropUpload(tx, user.picture, now);
    await updateUser(tx, userId, { picture: key });
    await saveUserAudit(tx, { userId, act: 'user.picture_changed', at: now });
    return user?.picture;
  });

  if (old) await discard(ctx, old);
  return { ok: true, key };
}
