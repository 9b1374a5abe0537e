import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { revokeSessionCalled } from '@/db/queries/sessions';
import type { UserContext } from '../context';

/** Signs out one of a person's own browsers. `handle` is the SHA-256 of its session's id. Twice is as good as once. */
export async function endSession(
  { db, now, userId }: Pick<UserContext, 'db' | 'now' | 'userId'>,
  handle: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await revokeSessionCalled(tx, { userId, handle }, now))) return;
    await saveUserAudit(tx, { userId, act: 'user.session_ended', at: now });
  });
}
