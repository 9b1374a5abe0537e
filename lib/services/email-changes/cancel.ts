import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { voidEmailChanges } from '@/db/queries/email-changes';
import { lockUser } from '@/db/queries/users';
import type { UserContext } from '../context';

/** The mailed link stops working. Twice is as good as once. */
export async function cancelEmailChange({
  db,
  now,
  userId,
}: Pick<UserContext, 'db' | 'now' | 'userId'>): Promise<void> {
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    if (!(await voidEmailChanges(tx, userId, now))) return;

    await saveUserAudit(tx, { userId, act: 'user.email_change_cancelled', at: now });
  });
}
