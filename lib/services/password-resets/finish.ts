import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { voidEmailChanges } from '@/db/queries/email-changes';
import { findReset, markResetUsed, voidResets } from '@/db/queries/password-resets';
import { revokeSessionsOf } from '@/db/queries/sessions';
import { clearFailures } from '@/db/queries/sign-in-failures';
import { lockUser, updateUser } from '@/db/queries/users';
import { type LinkState, linkState } from '@/lib/domain/mailed-link';
import { sha256 } from '@/lib/platform/crypto';
import { hashPassword } from '@/lib/platform/password';
import type { SystemContext } from '../context';
import { passwordChanged } from '../users/password-changed';

type Finished =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly reason: Exclude<LinkState, 'good'> };

/**
 * Sets the new password of whoever holds the link. Every session ends, and so does whatever else is under way by mail:
 * the person may be taking their account back. The link is asked twice: before, to spare the hashing; and under the lock,
 * so that it works once.
 */
export async function finishReset(
  { db, now, after }: SystemContext,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Finished> {
  const tokenHash = sha256(token);
  const early = await findReset(db, tokenHash);
  const state = linkState(early, now);
  if (!early || state !== 'good') return { ok: false, reason: refusal(state) };
  const passwordHash = await hashPassword(password);

  const { userId } = early;
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const link = await findReset(tx, tokenHash);
    const again = linkState(link, now);
    if (!link || again !== 'good') return { ok: false, reason: refusal(again) };

    await markResetUsed(tx, link.id, now);
    await voidResets(tx, userId, now);
    await voidEmailChanges(tx, userId, now);
    await updateUser(tx, userId, { passwordHash });
    const sessionsEnded = await revokeSessionsOf(tx, userId, { now });
    await clearFailures(tx, link.email);
    const audit = { act: 'user.password_reset', details: { sessionsEnded }, at: now };
    await saveUserAudit(tx, { userId, ...audit });
    after.mail(passwordChanged(link.email));
    return { ok: true, email: link.email };
  });
}

const refusal = (state: LinkState) => (state === 'good' ? 'unknown' : state);
