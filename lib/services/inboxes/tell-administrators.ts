import 'server-only';
import { administratorMails, claimNotice, perhapsNoticeable } from '@/db/queries/notices';
import type { Inbox } from '@/db/schema/inboxes';
import { EXPIRING_DAYS } from '@/lib/domain/connection';
import { FAILING, type Notice, noticeDue } from '@/lib/domain/connection-notice';
import { env } from '@/lib/platform/env';
import type { Mail } from '@/lib/platform/mail';
import type { SystemContext } from '../context';

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
    after.mail({ to: email, ...letter(inbox, notice) });
  }
  after.tell(inbox.accountId, { type: 'refresh' });
}

const DAYS = { days_14: '14 days', days_7: '7 days', days_3: '3 days', days_1: 'a day' } as const;

function letter(inbox: Inbox, notice: Notice | 'recovered'): Omit<Mail, 'to'> {
  const { name, accountId, id } = inbox;
  const url = `${env.APP_URL}/accounts/${accountId}/settings/inboxes/${id}`;
  if (notice === 'recovered') {
    return {
      subject: `${name} works again`,
      sentences: [`Instagram accepts the inbox ${name} again. Replies can be sent.`],
      link: { label: 'Open the inbox', url },
      afterwards: 'Nothing has to be done.',
    };
  }
  return {
    subject: subjectOf(name, notice),
    sentences: [reasonOf(inbox, notice), 'Whatever customers write is still kept and shown.'],
    link: { label: 'Log in at Instagram again', url },
    afterwards:
      'It takes about a minute. You get this mail because you lead the account in Parley.',
  };
}

function subjectOf(name: string, notice: Notice): string {
  if (notice === 'refused') return `${name} can’t send any more`;
  return notice === 'failing'
    ? `${name}: a renewal keeps failing`
    : `${name} stops in ${DAYS[notice]}`;
}

function reasonOf({ name, problem }: Inbox, notice: Notice): string {
  if (notice === 'refused') return problem ?? `Instagram’s permission for ${name} has run out.`;
  if (notice === 'failing') {
    return `Instagram’s permission for ${name} could not be renewed three times in a row. Parley goes on trying; logging in again is sure to help.`;
  }
  return `Instagram’s permission for ${name} ends within ${DAYS[notice]}, and could not be renewed so far.`;
}
