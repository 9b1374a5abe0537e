import 'server-only';
import { findUserEmail } from '@/db/queries/users';
import { env } from '@/lib/platform/env';
import { type Mailed, sendMail } from '@/lib/platform/mail';
import type { UserContext } from '../context';
import { NotFound } from '../errors';

/** A mail to whoever asks for it, to see that mails arrive. */
export async function sendTestMail({
  db,
  userId,
}: Pick<UserContext, 'db' | 'userId'>): Promise<Mailed> {
  const to = await findUserEmail(db, userId);
  if (!to) throw new NotFound(`user ${userId}`);
  return sendMail({
    to,
    subject: 'A test from Parley',
    sentences: ['This is the mail that you asked for. Parley’s own mails arrive.'],
    link: { label: 'Open Parley', url: env.APP_URL },
    afterwards: 'Nothing else has to be done.',
  });
}
