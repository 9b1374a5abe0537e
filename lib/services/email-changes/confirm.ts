import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { findEmailChange, markEmailChangeUsed, voidEmailChanges } from '@/db/queries/email-changes';
import { voidResets } from '@/db/queries/password-resets';
import { lockUser, updateEmail } from '@/db/queries/users';
import { type LinkState, linkState } from '@/lib/domain/mailed-link';
import { sha256 } from '@/lib/platform/crypto';
import { env } from '@/lib/platform/env';
import type { Mail } from '@/lib/platform/mail';
import type { SystemContext } from '../context';

type Confirmed =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly reason: Exclude<LinkState, 'good'> | 'taken' };

/** Whoever opens the link has proved the new address. Links to a new password that went to the old one end. */
export async function confirmEmailChange(
  { db, now, after }: SystemContext,
  token: string,
): Promise<Confirmed> {
  const tokenHash = sha256(token);
  const early = await findEmailChange(db, tokenHash);
  if (!early) return { ok: false, reason: 'unknown' };

  const { userId } = early;
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const change = await findEmailChange(tx, tokenHash);
    const state = linkState(change, now);
    if (!change || state !== 'good') {
      return { ok: false, reason: state === 'good' ? 'unknown' : state };
    }
    if (!(await updateEmail(tx, userId, change.email))) return { ok: false, reason: 'taken' };

    await markEmailChangeUsed(tx, change.id, now);
    await voidEmailChanges(tx, userId, now);
    await voidResets(tx, userId, now);
    await saveUserAudit(tx, { userId, act: 'user.email_changed', at: now });
    after.mail(farewell(change.oldEmail, change.email));
    return { ok: true, email: change.email };
  });
}

const farewell = (to: string, email: string): Mail => ({
  to,
  subject: 'Your Parley address was changed',
  sentences: [
    `You now sign in to Parley with ${email}. This address is no longer used.`,
    'If you did not want that, tell an administrator of your team at once.',
  ],
  link: { label: 'Open Parley', url: env.APP_URL },
  afterwards: 'This is the last mail to this address.',
});
