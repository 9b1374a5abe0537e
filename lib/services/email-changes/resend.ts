import 'server-only';
import { countEmailChanges, findPendingEmail } from '@/db/queries/email-changes';
import { findUser } from '@/db/queries/users';
import { EMAIL_LINKS_PER_HOUR } from '@/lib/domain/mailed-link';
import type { Mailed } from '@/lib/platform/mail';
import type { UserContext } from '../context';
import { NotFound } from '../errors';
import { mailLink } from './mail-link';

type Resent =
  | { readonly ok: true; readonly mailed: Mailed }
  | { readonly ok: false; readonly reason: 'nothing_waits' | 'too_many_links' };

const HOUR_MS = 60 * 60 * 1000;

/** Mails a new link to the address that waits; the one before it stops working. */
export async function resendEmailChange(ctx: UserContext): Promise<Resent> {
  const { db, now, userId } = ctx;
  const user = await findUser(db, userId);
  if (!user) throw new NotFound('user');
  const pending = await findPendingEmail(db, userId, now);
  if (!pending) return { ok: false, reason: 'nothing_waits' };
  const links = await countEmailChanges(db, userId, new Date(now.getTime() - HOUR_MS));
  if (links >= EMAIL_LINKS_PER_HOUR) return { ok: false, reason: 'too_many_links' };

  const link = { email: pending.email, name: user.name, act: 'user.email_change_resent' };
  return { ok: true, mailed: await mailLink(ctx, link) };
}
