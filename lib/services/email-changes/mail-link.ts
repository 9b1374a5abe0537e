import 'server-only';
import { saveUserAudit } from '@/db/queries/audits';
import { saveEmailChange } from '@/db/queries/email-changes';
import { lockUser } from '@/db/queries/users';
import { EMAIL_LINK_MS } from '@/lib/domain/mailed-link';
import { env } from '@/lib/platform/env';
import { type Mailed, sendMail } from '@/lib/platform/mail';
import { newMailedToken } from '@/lib/platform/mailed-token';
import type { UserContext } from '../context';

type Link = { readonly email: string; readonly name: string; readonly act: string };

/** A new link, which takes the place of those before it. The row stays when the mail is not taken, so it can be sent again. */
export async function mailLink(
  { db, now, userId }: Pick<UserContext, 'db' | 'now' | 'userId'>,
  { email, name, act }: Link,
): Promise<Mailed> {
  const { token, tokenHash } = newMailedToken();
  const expiresAt = new Date(now.getTime() + EMAIL_LINK_MS);
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    await saveEmailChange(tx, { userId, email, tokenHash, createdAt: now, expiresAt });
    await saveUserAudit(tx, { userId, act, at: now });
  });

  return sendMail({
    to: email,
    subject: 'Confirm your address for Parley',
    sentences: [
      `${name} asked Parley to use this address from now on. The link below confirms it; it works once, for one day.`,
    ],
    link: { label: 'Confirm this address', url: `${env.APP_URL}/email/${token}` },
    afterwards: 'If this means nothing to you, ignore this mail: nothing happens without the link.',
  });
}
