import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { dropUpload } from '@/db/queries/uploads';
import { lockUser, updateUser } from '@/db/queries/users';
import type { UserContext } from '../context';
import { discard } from '../uploads/discard';

/** Initials again. Twice is as good as once. */
export async function removePicture(
  ctx: Pick<UserContext, 'db' | 'now' | 'userId'>,
): Promise<void> {
  const { db, now, userId } = ctx;
  const old = await db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user?.picture) return null;

    await updateUser(tx, userId, { picture: null });
    await dropUpload(tx, user.picture, now);
    await saveUserAudit(tx, { userId, act: 'user.picture_removed', at: now });
    return user.picture;
  });

  if (old) await discard(ctx, old);
}
