import 'server-only';
import type { Transaction } from '@/db/client';
import { createPerson, findPerson } from '@/db/queries/contacts';
import {
  lockConversationById,
  startConversation,
  updateConversation,
} from '@/db/queries/conversations';
import { saveMessage } from '@/db/queries/messages';
import type { Inbox } from '@/db/schema/inboxes';
import { type InboundAct, later } from '@/lib/domain/inbound';
import type { Applied } from '../events/apply';
import { changed } from './changed';

type Told = { readonly inbound: InboundAct; readonly now: Date };

/** A customer did something besides writing. It is a line in their newest thread, and lets us answer for another day. */
export async function takeAct(
  tx: Transaction,
  inbox: Inbox,
  { inbound, now }: Told,
): Promise<Applied> {
  const { contact, at, act } = inbound;
  const person =
    (await findPerson(tx, inbox, contact)) ??
    (await createPerson(tx, inbox, { externalId: contact, now }));
  const [newest] = person.threads;
  const conversation = newest
    ? await lockConversationById(tx, newest.id)
    : await startConversation(tx, person.identity, { at, now });
  await saveMessage(tx, conversation, {
    direction: 'activity',
    status: 'sent',
    content: lineOf(act),
    context: act.type === 'referral' ? act.context : null,
    at,
    createdAt: now,
  });
  const version = await updateConversation(tx, conversation.id, {
    lastInboundAt: later(conversation.lastInboundAt, at),
  });
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}

function lineOf(act: InboundAct['act']): string {
  if (act.type === 'optin') return `Asked for notifications${act.title ? `: ${act.title}` : ''}`;
  const { source, ref, adTitle } = act.context.referral ?? {};
  if (source === 'ad') return `Came from an ad${adTitle ? `: ${adTitle}` : ''}`;
  return `Came through a link${ref ? `: ${ref}` : ''}`;
}
