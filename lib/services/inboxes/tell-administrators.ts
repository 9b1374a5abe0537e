import 'server-only';
import { administratorMails, claimNotice, perhapsNoticeable } from '@/db/queries/notices';
import type { Inbox } from '@/db/schema/inboxes';
import { EXPIRING_DAYS } from '@/lib/domain/connection';
import { FAILING, type Notice, noticeDue } from '@/lib/domain/connection-notice';
import type { SystemContext } from '../context';
import { connectionLetter } from './connection-letter';

const PART = 500;

/** Mails the administrators of every inbox about which there is something new to tell, each thing once. */
export async function tellAdministrators(ctx: SystemContext): Promise<void> {
  const before = new Date(ctx.now.getTime() + EXPIRING_DAYS * 86_400_000);
  let last = 0;
  for (;;) {
    const wanted = { failures: FAILING, before, after: last, limit: PART };
    const part = await perhapsNoticeable(ctx.db, wanted);
    for (const inbox of part) await tellNews(ctx, inbox);
    const end = part.at(-1);
    if (!end || part.length < PART) return;
    last = end.id;
  }
}

async function tellNews(ctx: SystemContext, inbox: Inbox): Promise<void> {
  const { tokenRefreshFailures: failures, noticed: told } = inbox;
  const due = noticeDue({ ...inbox, failures, told }, ctx.now);
  if (due === null) return;
  if (await claimNotice(ctx.db, inbox, due === 'recovered' ? null : due))
    await tell(ctx, inbox, due);
}

async function tell({ db, after }: SystemContext, inbox: Inbox, notice: Notice | 'recovered') {
  for (const { email } of await administratorMails(db, inbox.accountId)) {
    after.mail({ to: email, ...connectionLetter(inbox, notice) });
  }
  after.tell(inbox.accountId, { type: 'refresh' });
}
