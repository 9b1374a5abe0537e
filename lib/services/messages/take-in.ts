import 'server-only';
import type { Transaction } from '@/db/client';
import { attachmentsOf } from '@/db/queries/attachments';
import { createPerson, findPerson, type Person, updateIdentity } from '@/db/queries/contacts';
import { lockConversationById, startConversation } from '@/db/queries/conversations';
import { wakeWaiting } from '@/db/queries/events';
import { becomesNews, findMessageByExternalId } from '@/db/queries/messages';
import { outWithoutId } from '@/db/queries/outbox';
import type { Identity } from '@/db/schema/contacts';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import type { Message } from '@/db/schema/messages';
import type { Bell } from '@/lib/contracts/jobs';
import { isStory } from '@/lib/domain/attachment';
import { provenBy } from '@/lib/domain/confirmation';
import { beginsAs, type Newest } from '@/lib/domain/history';
import type { InboundMessage } from '@/lib/domain/inbound';
import { profileIsDue } from '@/lib/domain/profile';
import { chooseThread } from '@/lib/domain/thread-choice';
import { moveOn } from '../conversations/move-on';
import type { Applied } from '../events/apply';
import { arrived } from './arrived';
import { echoed } from './echoed';

type Arrival = {
  readonly inbound: InboundMessage;
  readonly now: Date;
  /** Read from the provider's past: the newest message that was read of it. */
  readonly past?: Newest | undefined;
};

/** A message of the customer, or an echo of the business, at its place in its conversation. Once. */
export async function takeIn(
  tx: Transaction,
  inbox: Inbox,
  { inbound, now, past }: Arrival,
): Promise<Applied> {
  // Here and below: what does not need one another's answers is asked together.
  const [known, met] = await Promise.all([
    findMessageByExternalId(tx, inbox.id, inbound.externalId),
    findPerson(tx, inbox, inbound.contact),
  ]);
  if (known) return again(tx, inbox, { known, inbound, now, past, met });

  const person = met ?? (await createPerson(tx, inbox, { externalId: inbound.contact, now }));
  const { identity, blocked } = person;
  const conversation = await placeOf(tx, inbox, { person, inbound, now, past });
  const twin = inbound.echo ? await findTwin(tx, conversation, inbound) : undefined;
  const [applied, bells] = await Promise.all([
    twin
      ? echoed(tx, conversation.id, { id: twin.id, inbound })
      : arrived(tx, conversation, { inbound, now, blocked, imported: past !== undefined }),
    wake(tx, inbox, inbound),
  ]);
  if (!inbound.echo && !past) bells.push(...(await askProfile(tx, identity, now)));
  return { ...applied, bells };
}

const DONE: Applied = { ending: { state: 'done' } };

type Again = Arrival & { readonly known: Message; readonly met: Person | undefined };

/** Told once more: of ours, an echo may say more; of what is gone, the log must not keep anything. */
async function again(tx: Transaction, inbox: Inbox, told: Again): Promise<Applied> {
  const { known, inbound, past } = told;
  if (known.unsentAt) return { ...DONE, redact: 'unsent' };
  if (await hasEnded(tx, known)) return { ...DONE, redact: 'story_ended' };
  if (past) return DONE;
  if (!inbound.echo) return known.imported ? toldOf(tx, told) : DONE;
  const applied = await echoed(tx, known.conversationId, { id: known.id, inbound });
  return { ...applied, bells: await wake(tx, inbox, inbound) };
}

/** What was read from the past just before the provider told of it is news all the same, once. */
async function toldOf(tx: Transaction, { known, inbound, now, met }: Again): Promise<Applied> {
  const conversation = await lockConversationById(tx, known.conversationId);
  if (!(await becomesNews(tx, known.id))) return DONE;
  const applied = await moveOn(tx, conversation, { inbound, blocked: met?.blocked ?? false });
  return { ...applied, bells: met ? await askProfile(tx, met.identity, now) : [] };
}

/** What is told again of a story that is over must not stay in the log. */
async function hasEnded(tx: Transaction, { id, kinds }: Message): Promise<boolean> {
  if (!kinds.some(isStory)) return false;
  return (await attachmentsOf(tx, [id])).some(({ goneAt }) => goneAt !== null);
}

/** The conversation that it belongs to, held; a new one where there is none. */
async function placeOf(
  tx: Transaction,
  inbox: Inbox,
  { person, inbound, now, past }: Arrival & { readonly person: Person },
): Promise<Conversation> {
  const { at } = inbound;
  const chosen = chooseThread(person.threads, { single: inbox.lockToSingleConversation, at });
  if (chosen) return lockConversationById(tx, chosen);
  const begun = past ? { at: past.at, now, ...beginsAs(past, now) } : { at, now };
  return startConversation(tx, person.identity, begun);
}

/** Who wrote is asked for once they do; of the past only by and by, as the sweep comes to them. */
async function askProfile(tx: Transaction, identity: Identity, now: Date): Promise<Bell[]> {
  if (!profileIsDue(identity, now)) return [];
  if (!identity.profileCheckAt) await updateIdentity(tx, identity.id, { profileCheckAt: now });
  return [{ name: 'refresh-profile', payload: { identity: identity.id } }];
}

/** Our own message that is on its way, or was taken while the conversation was waited for, if this is its echo. */
async function findTwin(tx: Transaction, { id, inboxId }: Conversation, inbound: InboundMessage) {
  const ours = await outWithoutId(tx, id);
  const { at, text, attachments } = inbound;
  const kinds = attachments.map(({ kind }) => kind);
  const theirs = { text: text ?? '', kinds, at, fromUs: true };
  return (
    ours.find((message) => provenBy(message, theirs)) ??
    findMessageByExternalId(tx, inboxId, inbound.externalId)
  );
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
