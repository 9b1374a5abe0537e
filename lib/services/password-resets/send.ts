import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { findWaitingRequest, markAnswered } from '@/db/queries/password-requests';
import { saveReset } from '@/db/queries/password-resets';
import { findUserByEmail, lockUser } from '@/db/queries/users';
import { RESET_LINK_MS } from '@/lib/domain/mailed-link';
import { env } from '@/lib/platform/env';
import { type Mail, sendMail } from '@/lib/platform/mail';
import { newMailedToken } from '@/lib/platform/mailed-token';
import type { SystemContext } from '../context';

/**
 * Mails a link to whoever asked, if the address is ours. Throws when the mail server takes nothing, so that it is tried
 * again with a new link; the person has given up after an hour.
 */
export async function send(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  requestId: number,
): Promise<void> {
  const request = await findWaitingRequest(db, requestId);
  if (!request) return;
  const stale = now.getTime() - request.at.getTime() > RESET_LINK_MS;
  const user = stale ? undefined : await findUserByEmail(db, request.email);

  if (user) {
    const token = await newLink({ db, now }, user.id);
    const mailed = await sendMail(resetMail(request.email, user.name, token));
    if (!mailed.ok) throw new Error(mailed.problem);
  }
  await markAnswered(db, requestId, now);
}

/** The newest link is the only one that works. */
async function newLink(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  userId: number,
): Promise<string> {
  const { token, tokenHash } = newMailedToken();
  const expiresAt = new Date(now.getTime() + RESET_LINK_MS);
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    await saveReset(tx, { userId, tokenHash, createdAt: now, expiresAt });
    const audit = { act: 'user.password_reset_mailed', subject: `user:${userId}`, at: now };
    await saveAudit(tx, { accountId: null, userId: null, ...audit });
  });
  return token;
}

const resetMail = (to: string, name: string, token: string): Mail => ({
  to,
  subject: 'Choose a new Parley password',
  sentences: [
    `Hello ${name},`,
    'somebody, hopefully you, asked for a new password for this address. The link below works once, for one hour.',
  ],
  link: { label: 'Choose a new password', url: `${env.APP_URL}/password/${token}` },
  afterwards: 'If you did not ask for it, ignore this mail: your password stays as it is.',
});
