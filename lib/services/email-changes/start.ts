import 'server-only';
import { countEmailChanges } from '@/db/queries/email-changes';
import { findUser } from '@/db/queries/users';
import { EMAIL_LINKS_PER_HOUR } from '@/lib/domain/mailed-link';
import { env } from '@/lib/platform/env';
import type { Mail, Mailed } from '@/lib/platform/mail';
import type { UserContext } from '../context';
import { NotFound } from '../errors';
import { type Proof, provePassword, type Unproven } from '../users/prove-password';
import { mailLink } from './mail-link';

export type Started =
  | { readonly ok: true; readonly mailed: Mailed }
  | { readonly ok: false; readonly reason: 'same_address' | 'too_many_links' }
  | Unproven;

const HOUR_MS = 60 * 60 * 1000;

/**
 * Mails a link to a new address, and a warning to the old one. Whether the new address is somebody else's is not looked
 * at: only whoever can open its mail gets to know.
 */
export async function startEmailChange(
  ctx: UserContext,
  { email, ...proof }: Proof & { readonly email: string },
): Promise<Started> {
  const { db, now, after, userId } = ctx;
  const user = await findUser(db, userId);
  if (!user) throw new NotFound('user');
  if (user.email === email) return { ok: false, reason: 'same_address' };
  const proven = await provePassword(ctx, proof);
  if (!proven.ok) return proven;
  const links = await countEmailChanges(db, userId, new Date(now.getTime() - HOUR_MS));
  if (links >= EMAIL_LINKS_PER_HOUR) return { ok: false, reason: 'too_many_links' };

  const mailed = await mailLink(ctx, { email, name: user.name, act: 'user.email_change_started' });
  after.mail(warning(user.email, email));
  return { ok: true, mailed };
}

const warning = (to: string, email: string): Mail => ({
  to,
  subject: 'Your Parley address is about to change',
  sentences: [
    `Somebody who knows your password asked Parley to use ${email} instead of this address. It is changed when the link is opened that went there.`,
    'If that was you, there is nothing to do here. If it was not, choose a new password now: it also cancels the change.',
  ],
  link: { label: 'Choose a new password', url: `${env.APP_URL}/password` },
  afterwards: 'Until the change is confirmed, you sign in with this address.',
});
