import 'server-only';
import { and, asc, eq, inArray, isNull, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { contacts, type Identity, identities } from '@/db/schema/contacts';
import { conversationCounts, conversations } from '@/db/schema/conversations';
import { events } from '@/db/schema/events';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { CHANNELS } from '@/lib/domain/channel';
import { OBJECTS } from './reception';

/** One transaction's share: short enough that nobody who waits for a row notices. */
const CONVERSATIONS = 200;
const MESSAGES = 2000;
const EVENTS = 500;
const PEOPLE = 25;

type Place = Pick<Inbox, 'id' | 'accountId'>;

/** What a transaction deleted, and whether there may be more. */
type Erased = { readonly conversations: number; readonly more: boolean };

/** The newest conversations of an inbox, or of one person in it; long ones message by message first. */
export async function eraseConversations(
  tx: Transaction,
  { id: inboxId, accountId }: Place,
  identity?: Pick<Identity, 'id'>,
): Promise<Erased> {
  const doomed = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, accountId),
        eq(conversations.inboxId, inboxId),
        identity && eq(conversations.identityId, identity.id),
      ),
    )
    // As the index by inbox has it, so that nothing is sorted.
    .orderBy(
      asc(conversations.status),
      sql`${conversations.lastActivityAt} desc nulls last`,
      sql`${conversations.id} desc nulls last`,
    )
    .limit(CONVERSATIONS)
    .for('update');
  if (doomed.length === 0) return { conversations: 0, more: false };

  const ids = doomed.map(({ id }) => id);
  const part = tx
    .select({ id: messages.id })
    .from(messages)
    .where(inArray(messages.conversationId, ids))
    .limit(MESSAGES);
  const gone = await tx
    .delete(messages)
    .where(inArray(messages.id, part))
    .returning({ id: messages.id });
  if (gone.length === MESSAGES) return { conversations: 0, more: true };

  await holdCounts(tx, { id: inboxId, accountId });
  await tx.delete(conversations).where(inArray(conversations.id, ids));
  return { conversations: ids.length, more: true };
}

/** Whoever moves many conversations touches the counts in the order in which one conversation does. */
const holdCounts = (tx: Transaction, { id, accountId }: Place) =>
  tx
    .select({ count: conversationCounts.count })
    .from(conversationCounts)
    .where(and(eq(conversationCounts.accountId, accountId), eq(conversationCounts.inboxId, id)))
    .orderBy(asc(conversationCounts.status), asc(conversationCounts.assigneeId))
    .for('update');

/** People as an inbox knows them, or one of them; whom no other inbox knows is not known at all any more. */
export async function erasePeople(
  tx: Transaction,
  { id: inboxId }: Pick<Inbox, 'id'>,
  identity?: Pick<Identity, 'id'>,
): Promise<boolean> {
  const doomed = await tx
    .select({ id: identities.id, contactId: identities.contactId })
    .from(identities)
    .where(and(eq(identities.inboxId, inboxId), identity && eq(identities.id, identity.id)))
    .orderBy(asc(identities.id))
    .limit(PEOPLE)
    .for('update');
  if (doomed.length === 0) return false;

  const ids = doomed.map(({ id }) => id);
  await tx.delete(identities).where(inArray(identities.id, ids));
  await eraseUnknown(
    tx,
    doomed.map(({ contactId }) => contactId),
  );
  return true;
}

/** Of these contacts those whom no inbox knows. */
async function eraseUnknown(tx: Transaction, contactIds: readonly number[]): Promise<void> {
  if (contactIds.length === 0) return;
  const known = tx
    .select({ id: identities.id })
    .from(identities)
    .where(eq(identities.contactId, contacts.id));
  await tx.delete(contacts).where(and(inArray(contacts.id, [...contactIds]), notExists(known)));
}

/**
 * What was received for an inbox: all that it took, and whatever came before it was removed and nobody has taken.
 * What came later is the next one's who connects the account.
 */
export const eraseEvents = (
  tx: Transaction,
  { id, channel, externalId, removedAt }: Inbox,
): Promise<boolean> =>
  eraseSome(
    tx,
    and(
      eq(events.object, OBJECTS[channel]),
      eq(events.entryId, externalId),
      or(
        eq(events.inboxId, id),
        removedAt ? and(isNull(events.inboxId), lte(events.receivedAt, removedAt)) : undefined,
      ),
    ),
  );

/** What was received of an account that nobody has connected. */
export const eraseUnclaimed = (tx: Transaction, entryId: string): Promise<boolean> =>
  eraseSome(
    tx,
    and(
      inArray(events.object, Object.values(OBJECTS)),
      eq(events.entryId, entryId),
      isNull(events.inboxId),
    ),
  );

/**
 * What was received from or for somebody, at every account that is connected or that nobody has connected. No index
 * goes by lane, so it takes as long as it takes: nobody waits for it but whoever deletes.
 */
export async function eraseEventsOf(tx: Transaction, person: string): Promise<boolean> {
  await tx.execute(sql`select set_config('statement_timeout', '0', true)`);
  const lane = sql`${inboxes.channel} || ':' || ${inboxes.externalId} || ':' || ${person}::text`;
  const ofAccount = CHANNELS.map((channel) =>
    and(
      eq(inboxes.channel, channel),
      eq(events.object, OBJECTS[channel]),
      eq(events.entryId, inboxes.externalId),
      eq(events.lane, lane),
    ),
  );
  const ids = tx
    .select({ id: events.id })
    .from(inboxes)
    .innerJoin(events, or(...ofAccount))
    .limit(EVENTS);
  const known = await eraseSome(tx, inArray(events.id, ids));
  const ofPerson = sql`split_part(${events.lane}, ':', 3) = ${person}::text`;
  const unknown = await eraseSome(tx, and(eq(events.state, 'unclaimed'), ofPerson));
  return known || unknown;
}

/** One that is being worked on is waited for, and looked at again as it is then. */
async function eraseSome(tx: Transaction, which: SQL | undefined): Promise<boolean> {
  const doomed = await tx
    .select({ id: events.id })
    .from(events)
    .where(which)
    .limit(EVENTS)
    .for('update', { of: events });
  const ids = doomed.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(events).where(inArray(events.id, ids));
  return ids.length > 0;
}

/**
 * The inbox itself, with whatever was still being written into it: holding it waits for everybody who does, and lets
 * nobody begin.
 */
export async function eraseInbox(tx: Transaction, { id, accountId }: Place): Promise<boolean> {
  const [held] = await tx
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(eq(inboxes.id, id))
    .for('update');
  if (!held) return false;
  const late = await tx
    .select({ contactId: identities.contactId })
    .from(identities)
    .where(eq(identities.inboxId, id));
  await tx.delete(inboxes).where(eq(inboxes.id, id));
  await eraseUnknown(
    tx,
    late.map(({ contactId }) => contactId),
  );
  await tx
    .delete(conversationCounts)
    .where(and(eq(conversationCounts.accountId, accountId), eq(conversationCounts.inboxId, id)));
  return true;
}

/** Somebody in every inbox that knows them by this id. */
export const identitiesKnownAs = (db: Executor, person: string, limit: number) =>
  db
    .select({ id: identities.id, inbox: { id: inboxes.id, accountId: inboxes.accountId } })
    .from(inboxes)
    .innerJoin(
      identities,
      and(eq(identities.inboxId, inboxes.id), eq(identities.externalId, person)),
    )
    .limit(limit);
