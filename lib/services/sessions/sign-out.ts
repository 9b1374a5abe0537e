import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { revokeSession } from '@/db/queries/sessions';
import type { SystemContext } from '../context';

/** Ends the session for every copy of its cookie. Twice is as good as once. */
export async function signOut(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  sessionId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const userId = await revokeSession(tx, sessionId, now);
    if (userId === undefined) return;
    await saveUserAudit(tx, { userId, act: 'user.signed_out', at: now });
  });
}
