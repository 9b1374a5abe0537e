import 'server-only';
import type { Transaction } from '@/db/client';
import { keepsAssignee } from '@/db/queries/assignees';
import { createPerson, findPerson, type Person, updateIdentity } from '@/db/queries/contacts';
import {
  lockConversationById,
  startConversation,
  updateConversation,
} from '@/db/queries/conversations';
import { wakeWaiting } from '@/db/queries/events';
import {
  findMessageByExternalId,
  keepBelow,
  saveMessage,
  unconfirmedSaying,
  updateMessage,
} from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import type { Bell } from '@/lib/contracts/jobs';
import { provenBy } from '@/lib/domain/confirmation';
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
  // Here and below: what does not need one another's answers is asked together.
  const [known, met] = await Promise.all([
    findMessageByExternalId(tx, inbox.id, inbound.externalId),
    findPerson(tx, inbox, inbound.contact),
  ]);
  if (known) {
    if (!inbound.echo) return DONE;
    const applied = await confirm(tx, known.conversationId, { id: known.id, inbound });
    return { ...applied, bells: await wake(tx, inbox, inbound) };
  }

  const person = met ?? (await createPerson(tx, inbox, { externalId: inbound.contact, now }));
  const { identity } = person;
  const conversation = await conversationFor(tx, { person, inbox, inbound, now });
  const twin = inbound.echo ? await findTwin(tx, conversation, inbound) : undefined;
  const [applied, bells] = await Promise.all([
    twin
      ? confirm(tx, conversation.id, { id: twin.id, inbound })
      : insert(tx, conversation, { inbound, now }),
    wake(tx, inbox, inbound),
  ]);
  if (!inbound.echo && profileIsDue(identity, now)) {
    if (!identity.profileCheckAt) await updateIdentity(tx, identity.id, { profileCheckAt: now });
    bells.push({ name: 'refresh-profile', payload: { identity: identity.id } });
  }
  return { ...applied, bells };
}

/** Our own message that is on its way, if this is its echo. */
async function findTwin(tx: Transaction, { id }: Conversation, { text, at }: InboundMessage) {
  if (text === null) return undefined;
  const ours = await unconfirmedSaying(tx, id, text);
  return ours.find((message) => provenBy(message, { text, at, fromUs: true }));
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

type Choice = Arrival & { readonly person: Person; readonly inbox: Inbox };

async function conversationFor(tx: Transaction, { person, inbox, inbound, now }: Choice) {
  const { at } = inbound;
  const { identity, threads } = person;
  const chosen = chooseThread(threads, { single: inbox.lockToSingleConversation, at });
  return chosen ? lockConversationById(tx, chosen) : startConversation(tx, identity, { at, now });
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

  const change = arrive(conversation, inbound);
  const reopens = conversation.status === 'resolved' && change.status === 'open';
  const isLeft = reopens && !(await keepsAssignee(tx, conversation));
  const version = await updateConversation(tx, conversation.id, {
    ...change,
    ...(isLeft && { assigneeId: null }),
  });
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
  await keepBelow(tx, { id, conversationId }, inbound.at);
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
