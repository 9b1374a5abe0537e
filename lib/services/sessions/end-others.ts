import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { revokeSessionsOf } from '@/db/queries/sessions';
import type { UserContext } from '../context';

/** Signs a person out of every browser but the one they ask with. */
export async function endOtherSessions({ db, now, userId, sessionId }: UserContext): Promise<void> {
  await db.transaction(async (tx) => {
    const sessionsEnded = await revokeSessionsOf(tx, userId, { now, except: sessionId });
    if (sessionsEnded === 0) return;

    const audit = { act: 'user.other_sessions_ended', at: now };
    await saveUserAudit(tx, { userId, ...audit, details: { sessionsEnded } });
  });
}
