import 'server-only';
import { and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { contacts, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { type Message, messages } from '@/db/schema/messages';
import { users } from '@/db/schema/users';
import type { MemberScope } from '@/lib/domain/scope';
import { CONNECTION_FACTS } from './connection-troubles';
import { isCalled } from './conversations';
import { reaches } from './inboxes';

/** Conversations with all that the public API says of them. */
const records = (db: Executor, scope: MemberScope, which: SQL | undefined) =>
  db
    .select({
      conversation: conversations,
      inbox: { channel: inboxes.channel, ...CONNECTION_FACTS },
      contact: { id: contacts.id, name: contacts.name },
      identity: identities,
      assignee: { userId: users.id, name: users.name, email: users.email, role: members.role },
    })
    .from(conversations)
    .innerJoin(inboxes, eq(inboxes.id, conversations.inboxId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .leftJoin(members, eq(members.id, conversations.assigneeId))
    .leftJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        which,
        reaches(scope, conversations.inboxId),
      ),
    );

export type ConversationRecord = Awaited<ReturnType<typeof records>>[number];

/** In the order of the ids. */
export async function recordsOf(
  db: Executor,
  scope: MemberScope,
  ids: readonly number[],
): Promise<ConversationRecord[]> {
  if (ids.length === 0) return [];
  const found = await records(db, scope, inArray(conversations.id, [...ids]));
  const byId = new Map(found.map((record) => [record.conversation.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function findRecord(
  db: Executor,
  scope: MemberScope,
  number: number,
): Promise<ConversationRecord | undefined> {
  const [record] = await records(db, scope, isCalled(number));
  return record;
}

/** The newest message of each that is no activity line, by the conversation's id. */
export async function newestMessages(
  db: Executor,
  conversationIds: readonly number[],
): Promise<ReadonlyMap<number, Message>> {
  if (conversationIds.length === 0) return new Map();
  const newest = db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversations.id), ne(messages.direction, 'activity')))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1)
    .as('newest');
  const rows = await db
    .select()
    .from(conversations)
    .innerJoinLateral(newest, sql`true`)
    .where(inArray(conversations.id, [...conversationIds]));
  return new Map(rows.map((row) => [row.newest.conversationId, row.newest]));
}
