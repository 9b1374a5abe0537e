import { and, count, eq, inArray, or, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { contacts, identities } from '@/db/schema/contacts';
import { conversationCounts, conversations } from '@/db/schema/conversations';
import { events } from '@/db/schema/events';
import { inboxes, inboxMembers } from '@/db/schema/inboxes';
import { logins } from '@/db/schema/logins';
import { messages } from '@/db/schema/messages';
import { deleteContent } from '@/lib/services/inboxes/delete-content';
import { system, type TestAccount } from './account.ts';

/** How many rows there are of an inbox, in every table that can hold any. */
export async function remainsOf({ id, externalId }: { id: number; externalId: string }) {
  const [first] = await db
    .select({
      inbox: db.$count(inboxes, eq(inboxes.id, id)),
      conversations: db.$count(conversations, eq(conversations.inboxId, id)),
      messages: db.$count(messages, eq(messages.inboxId, id)),
      identities: db.$count(identities, eq(identities.inboxId, id)),
      events: db.$count(events, or(eq(events.inboxId, id), eq(events.entryId, externalId))),
      members: db.$count(inboxMembers, eq(inboxMembers.inboxId, id)),
      logins: db.$count(logins, eq(logins.inboxId, id)),
      counts: db.$count(conversationCounts, eq(conversationCounts.inboxId, id)),
    })
    .from(sql`(values (1)) as one`);
  return first;
}

export const NOTHING = {
  inbox: 0,
  conversations: 0,
  messages: 0,
  identities: 0,
  events: 0,
  members: 0,
  logins: 0,
  counts: 0,
};

export const contactsOf = async ({ accountId }: { accountId: number }): Promise<number> =>
  db.$count(contacts, eq(contacts.accountId, accountId));

/** The kept counts of an account beside what they count. */
export async function countsOf({ accountId }: { accountId: number }) {
  const kept = await db
    .select({
      inbox: conversationCounts.inboxId,
      status: conversationCounts.status,
      assignee: conversationCounts.assigneeId,
      count: conversationCounts.count,
    })
    .from(conversationCounts)
    .where(and(eq(conversationCounts.accountId, accountId), sql`${conversationCounts.count} <> 0`));
  const assignee = sql<number>`coalesce(${conversations.assigneeId}, 0)::int`;
  const counted = await db
    .select({
      inbox: conversations.inboxId,
      status: conversations.status,
      assignee,
      count: count(),
    })
    .from(conversations)
    .where(eq(conversations.accountId, accountId))
    .groupBy(conversations.inboxId, conversations.status, assignee);
  const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  return { kept: inOrder(kept), counted: inOrder(counted) };
}

/** So many people with a conversation each, of so many messages, who wrote one after the other. */
export async function fill(
  { accountId, inbox }: Pick<TestAccount, 'accountId' | 'inbox'>,
  { people, each = 1 }: { readonly people: number; readonly each?: number },
): Promise<void> {
  const [{ last = 0 } = {}] = await db
    .select({ last: sql<number>`coalesce(max(${conversations.number}), 0)::int` })
    .from(conversations)
    .where(eq(conversations.accountId, accountId));
  const who = Array.from({ length: people }, (_, place) => place + 1);
  const at = (place: number) => new Date(Date.UTC(2026, 10, 1) + place * 60_000);
  const rows = await db
    .insert(contacts)
    .values(who.map((place) => ({ accountId, name: `Person ${place}` })))
    .returning({ contactId: contacts.id });
  const known = await db
    .insert(identities)
    .values(
      rows.map(({ contactId }) => ({
        ...{ accountId, contactId, inboxId: inbox.id },
        externalId: `${inbox.externalId}${contactId}`,
      })),
    )
    .returning();
  await db
    .update(accounts)
    .set({ lastConversationNumber: last + people })
    .where(eq(accounts.id, accountId));
  const statuses = ['open', 'resolved', 'pending'] as const;
  const threads = await db
    .insert(conversations)
    .values(
      known.map(({ id: identityId, contactId }, place) => ({
        ...{ accountId, contactId, identityId, inboxId: inbox.id },
        number: last + place + 1,
        status: statuses[place % 3] ?? 'open',
        lastActivityAt: at(place),
      })),
    )
    .returning({ conversationId: conversations.id });
  await db.execute(sql`
    insert into ${messages} (account_id, inbox_id, conversation_id, direction, content, status, at)
    select account_id, inbox_id, id, 'incoming', 'Hello ' || nth, 'sent', last_activity_at
    from ${conversations}, generate_series(1, ${each}::int) as nth
    where ${inArray(
      conversations.id,
      threads.map(({ conversationId }) => conversationId),
    )}`);
}

/** What the queue does: the job asks for itself again until it has nothing to do. */
export async function deletes(inboxId: number): Promise<ReturnType<typeof system>> {
  const ctx = system();
  const again = JSON.stringify({ name: 'delete-inbox', payload: { inbox: inboxId } });
  do {
    ctx.after.rung.length = 0;
    await deleteContent(ctx, inboxId);
  } while (ctx.after.rung.some((bell) => JSON.stringify(bell) === again));
  return ctx;
}
