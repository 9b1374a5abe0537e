import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { lockUser, updateUser } from '@/db/queries/users';
import type { UserContext } from '../context';

/** What the team calls this person, in every account. */
export async function rename(
  { db, now, userId }: Pick<UserContext, 'db' | 'now' | 'userId'>,
  name: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user?.name === name) return;

    await updateUser(tx, userId, { name });
    await saveUserAudit(tx, { userId, act: 'user.renamed', at: now });
  });
}
