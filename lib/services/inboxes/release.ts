import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { releaseInbox } from '@/db/queries/connections';
import { lockAnyInbox } from '@/db/queries/inboxes';
import { administratorMails } from '@/db/queries/notices';
import { isSuperAdmin } from '@/db/queries/users';
import type { Inbox } from '@/db/schema/inboxes';
import { env } from '@/lib/platform/env';
import type { Mail } from '@/lib/platform/mail';
import type { UserContext } from '../context';
import { NotFound } from '../errors';

type Released =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'name_differs' | 'released_before' };

const PROBLEM =
  'This account was released by whoever runs the installation, and can be connected elsewhere.';

/**
 * A super admin frees an account for another workspace; its name is asked for, so that it is not another by mistake. The
 * provider is told nothing: whoever connects it next uses the same app, and what comes before that is kept for them.
 */
export async function release(
  { db, now, after, userId }: UserContext,
  inboxId: number,
  name: string,
): Promise<Released> {
  const done = await db.transaction(async (tx) => {
    const inbox = (await isSuperAdmin(tx, userId)) && (await lockAnyInbox(tx, inboxId));
    if (!inbox || inbox.removedAt) throw new NotFound(`inbox ${inboxId}`);
    if (inbox.releasedAt) return { ok: false, reason: 'released_before' } as const;
    if (inbox.name.trim() !== name.trim()) return { ok: false, reason: 'name_differs' } as const;

    await releaseInbox(tx, inboxId, { problem: PROBLEM, now });
    await saveAudit(tx, {
      accountId: inbox.accountId,
      userId,
      act: 'inbox.released',
      subject: `inbox:${inboxId}`,
      at: now,
    });
    return { ok: true, inbox, mails: await administratorMails(tx, inbox.accountId) } as const;
  });
  if (!done.ok) return done;

  after.tell(done.inbox.accountId, { type: 'refresh' });
  for (const { email } of done.mails) after.mail({ to: email, ...letter(done.inbox) });
  return { ok: true };
}

const letter = ({ id, accountId, name }: Inbox): Omit<Mail, 'to'> => ({
  subject: `${name} was released`,
  sentences: [
    `Whoever runs your Parley has released the account of the inbox ${name}, so that it can be connected elsewhere.`,
    'Nothing is sent from the inbox and nothing comes to it any more. What was written so far stays there and can be read.',
  ],
  link: {
    label: 'Open the inbox',
    url: `${env.APP_URL}/accounts/${accountId}/settings/inboxes/${id}`,
  },
  afterwards: 'If you did not expect this, ask whoever runs your Parley.',
});
