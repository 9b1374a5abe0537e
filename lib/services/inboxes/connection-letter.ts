import 'server-only';
import type { Inbox } from '@/db/schema/inboxes';
import type { Notice } from '@/lib/domain/connection-notice';
import { env } from '@/lib/platform/env';
import type { Mail } from '@/lib/platform/mail';

/** What an account's administrators are written about a connection. */
export function connectionLetter(inbox: Inbox, notice: Notice | 'recovered'): Omit<Mail, 'to'> {
  const { name, accountId, id } = inbox;
  const url = `${env.APP_URL}/accounts/${accountId}/settings/inboxes/${id}`;
  if (notice === 'recovered') {
    return {
      subject: `${name} works again`,
      sentences: [`Instagram accepts the inbox ${name} again: messages come in and go out.`],
      link: { label: 'Open the inbox', url },
      afterwards: 'Nothing has to be done.',
    };
  }
  return {
    ...wordsFor(inbox, notice),
    link: { label: 'See what to do', url },
    afterwards:
      'It takes about a minute. You get this mail because you lead the account in Parley.',
  };
}

type Words = Pick<Mail, 'subject' | 'sentences'>;

const KEPT = 'Whatever customers write is still kept and shown.';

function wordsFor({ name, problem, subscribeProblem }: Inbox, notice: Notice): Words {
  if (notice === 'refused') {
    const reason = problem ?? `Instagram’s permission for ${name} has run out.`;
    return { subject: `${name} can’t send any more`, sentences: [reason, KEPT] };
  }
  if (notice === 'not_receiving') {
    const failed = `Three times in a row, Instagram could not be brought to send what people write to ${name}. Parley goes on trying.`;
    return {
      subject: `${name} does not receive messages`,
      sentences: [failed, ...(subscribeProblem ? [subscribeProblem] : [])],
    };
  }
  if (notice === 'failing') {
    const failed = `Instagram’s permission for ${name} could not be renewed three times in a row. Parley goes on trying; logging in again is sure to help.`;
    return { subject: `${name}: a renewal keeps failing`, sentences: [failed, KEPT] };
  }
  const ends = `Instagram’s permission for ${name} ends within ${DAYS[notice]}, and could not be renewed so far.`;
  return { subject: `${name} stops in ${DAYS[notice]}`, sentences: [ends, KEPT] };
}

const DAYS = { days_14: '14 days', days_7: '7 days', days_3: '3 days', days_1: 'a day' } as const;
