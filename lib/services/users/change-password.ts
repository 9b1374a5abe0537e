import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { voidEmailChanges } from '@/db/queries/email-changes';
import { voidResets } from '@/db/queries/password-resets';
import { revokeSessionsOf } from '@/db/queries/sessions';
import { lockUser, updateUser } from '@/db/queries/users';
import { hashPassword } from '@/lib/platform/password';
import type { UserContext } from '../context';
import { passwordChanged } from './password-changed';
import { type Proof, provePassword, type Unproven } from './prove-password';

type Changed =
  | { readonly ok: true; readonly sessionsEnded: number }
  | { readonly ok: false; readonly reason: 'changed_meanwhile' }
  | Unproven;

/**
 * Ends every other session, and whatever is under way by mail: somebody who knew the old password may have
 * started it. Of two at once the second is refused, for its person no longer knows the password.
 */
export async function changePassword(
  { db, now, after, userId, sessionId }: UserContext,
  {
    current,
    next,
    ip,
  }: { readonly current: string; readonly next: string; readonly ip: Proof['ip'] },
): Promise<Changed> {
  const proof = await provePassword({ db, now, userId }, { password: current, ip });
  if (!proof.ok) return proof;
  const passwordHash = await hashPassword(next);

  return db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user?.passwordHash !== proof.passwordHash)
      return { ok: false, reason: 'changed_meanwhile' };

    await updateUser(tx, userId, { passwordHash });
    const sessionsEnded = await revokeSessionsOf(tx, userId, { now, except: sessionId });
    await voidResets(tx, userId, now);
    await voidEmailChanges(tx, userId, now);
    const audit = { act: 'user.password_changed', details: { sessionsEnded }, at: now };
    await saveUserAudit(tx, { userId, ...audit });
    after.mail(passwordChanged(user.email));
    return { ok: true, sessionsEnded };
  });
}
