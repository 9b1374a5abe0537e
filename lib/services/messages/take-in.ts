import 'server-only';
import type { Transaction } from '@/db/client';
import { findOrCreateIdentity, updateIdentity } from '@/db/queries/contacts';
import {
  lockConversationById,
  startConversation,
  threadsOf,
  updateConversation,
} from '@/db/queries/conversations';
import { wakeWaiting } from '@/db/queries/events';
import {
  findMessageByExternalId,
  findUnconfirmed,
  saveMessage,
  updateMessage,
} from '@/db/queries/messages';
import type { Identity } from '@/db/schema/contacts';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import type { Bell } from '@/lib/contracts/jobs';
import { advance } from '@/lib/domain/delivery';
import { arrive, echoStatus, type InboundMessage } from '@/lib/domain/inbound';
import { profileIsDue } from '@/lib/domain/profile';
import { chooseThread } from '@/lib/domain/thread-choice';
import { changed } from '../conversations/changed';
import type { Applied } from '../events/apply';

type Arrival = { readonly inbound: InboundMessage; readonly now: Date };

/** A message of the customer, or an echo of the business, at its place in its conversation. Once. */
export async function takeIn(
  tx: Transaction,
  inbox: Inbox,
  { inbound, now }: Arrival,
): Promise<Applied> {
  const known = await findMessageByExternalId(tx, inbox.id, inbound.externalId);
  if (known) {
    if (!inbound.echo) return DONE;
    const applied = await confirm(tx, known.conversationId, { id: known.id, inbound });
    return { ...applied, bells: await wake(tx, inbox, inbound) };
  }

  const identity = await findOrCreateIdentity(tx, inbox, { externalId: inbound.contact, now });
  const conversation = await conversationFor(tx, { identity, inbox, inbound, now });
  const twin = inbound.echo ? await findUnconfirmed(tx, conversation.id, inbound.text) : undefined;
  const applied = twin
    ? await confirm(tx, conversation.id, { id: twin.id, inbound })
    : await insert(tx, conversation, { inbound, now });

  const bells = await wake(tx, inbox, inbound);
  if (!inbound.echo && profileIsDue(identity, now)) {
    if (!identity.profileCheckAt) await updateIdentity(tx, identity.id, { profileCheckAt: now });
    bells.push({ name: 'refresh-profile', payload: { identity: identity.id } });
  }
  return { ...applied, bells };
}

/** What waited for this message goes on: also when we knew it, since it may have looked just before we did. */
async function wake(
  tx: Transaction,
  inbox: Inbox,
  { externalId }: InboundMessage,
): Promise<Bell[]> {
  const lanes = await wakeWaiting(tx, inbox.externalId, externalId);
  return lanes.map((lane) => ({ name: 'receive-events', payload: { lane } }));
}

const DONE: Applied = { ending: { state: 'done' } };

type Choice = Arrival & { readonly identity: Identity; readonly inbox: Inbox };

async function conversationFor(tx: Transaction, { identity, inbox, inbound, now }: Choice) {
  const { at } = inbound;
  const threads = await threadsOf(tx, identity.id);
  const chosen = chooseThread(threads, { single: inbox.lockToSingleConversation, at });
  return lockConversationById(tx, chosen ?? (await startConversation(tx, identity, { at, now })));
}

async function insert(
  tx: Transaction,
  conversation: Conversation,
  { inbound, now }: Arrival,
): Promise<Applied> {
  const { externalId, at, text, kinds, echo } = inbound;
  const saved = await saveMessage(tx, conversation, {
    direction: echo ? 'outgoing' : 'incoming',
    origin: echo ? 'app' : null,
    status: echo ? echoStatus(at, conversation.contactSeenAt) : 'sent',
    content: text,
    kinds: [...kinds],
    externalId,
    at,
    createdAt: now,
  });
  if (!saved) return DONE;

  const version = await updateConversation(tx, conversation.id, arrive(conversation, inbound));
  return { ...DONE, notes: [changed(conversation, version)] };
}

/** The provider has it: our own row takes its id and its time, and is never sent again. */
async function confirm(
  tx: Transaction,
  conversationId: number,
  { id, inbound }: { readonly id: number; readonly inbound: InboundMessage },
): Promise<Applied> {
  const conversation = await lockConversationById(tx, conversationId);
  const message = await findMessageByExternalId(tx, conversation.inboxId, inbound.externalId);
  const current = message?.status ?? 'sending';
  const seen = echoStatus(inbound.at, conversation.contactSeenAt) === 'read';
  await updateMessage(tx, id, {
    externalId: inbound.externalId,
    at: inbound.at,
    status: advance(current, seen ? 'read' : 'sent'),
    reason: null,
    problem: null,
    dueAt: null,
    sendingSince: null,
  });
  const version = await updateConversation(tx, conversationId, arrive(conversation, inbound));
  return { ...DONE, notes: [changed(conversation, version)] };
}
