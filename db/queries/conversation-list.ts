import 'server-only';
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { contacts, identities } from '@/db/schema/contacts';
import { conversationCounts, conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { users } from '@/db/schema/users';
import type { ListFilter } from '@/lib/contracts/conversations';
import type { MemberScope } from '@/lib/domain/scope';
import { isCalled } from './conversations';
import { reaches } from './inboxes';

/** Longer than two lines of any list. */
const PREVIEW_LENGTH = 200;

const columns = {
  id: conversations.id,
  number: conversations.number,
  status: conversations.status,
  lastActivityAt: conversations.lastActivityAt,
  lastInboundAt: conversations.lastInboundAt,
  unreadCount: conversations.unreadCount,
  inbox: { id: inboxes.id, name: inboxes.name, channel: inboxes.channel },
  contact: { id: contacts.id, name: contacts.name },
  person: {
    externalId: identities.externalId,
    username: identities.username,
    avatarUrl: identities.avatarUrl,
  },
  assignee: { id: members.id, name: users.name },
};

/** Rows with everything a list shows of them; the newest message comes by its own index. */
const listed = (db: Executor) => {
  const newest = db
    .select({
      direction: messages.direction,
      private: messages.private,
      text: sql<string | null>`left(${messages.content}, ${PREVIEW_LENGTH})`.as('preview'),
      kinds: messages.kinds,
      status: messages.status,
    })
    .from(messages)
    .where(and(eq(messages.conversationId, conversations.id), ne(messages.direction, 'activity')))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1)
    .as('newest');
  return db
    .select({
      ...columns,
      preview: {
        direction: newest.direction,
        private: newest.private,
        text: newest.text,
        kinds: newest.kinds,
        status: newest.status,
      },
    })
    .from(conversations)
    .innerJoin(inboxes, eq(inboxes.id, conversations.inboxId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .leftJoin(members, eq(members.id, conversations.assigneeId))
    .leftJoin(users, eq(users.id, members.userId))
    .leftJoinLateral(newest, sql`true`)
    .$dynamic();
};

export type ListedConversation = Awaited<ReturnType<typeof listed>>[number];

export type ListPlace = { readonly at: Date; readonly id: number };

type Page = { readonly before: ListPlace | null; readonly limit: number };

const assigned = (scope: MemberScope, assignee: ListFilter['assignee']) => {
  if (assignee === 'mine') return eq(conversations.assigneeId, scope.memberId);
  return assignee === 'unassigned' ? isNull(conversations.assigneeId) : undefined;
};

/** Newest activity first. */
export const listConversations = (
  db: Executor,
  scope: MemberScope,
  { status, assignee, before, limit }: ListFilter & Page,
): Promise<ListedConversation[]> =>
  listed(db)
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        eq(conversations.status, status),
        assigned(scope, assignee),
        reaches(scope, conversations.inboxId),
        before
          ? sql`(${conversations.lastActivityAt}, ${conversations.id}) < (${before.at.toISOString()}::timestamptz, ${before.id})`
          : undefined,
      ),
    )
    .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
    .limit(limit);

export async function findListed(
  db: Executor,
  scope: MemberScope,
  number: number,
): Promise<ListedConversation | undefined> {
  const [row] = await listed(db)
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        isCalled(number),
        reaches(scope, conversations.inboxId),
      ),
    )
    .limit(1);
  return row;
}

/** From the kept counts: as cheap for a million conversations as for ten. */
export async function countConversations(
  db: Executor,
  scope: MemberScope,
  status: ListFilter['status'],
): Promise<{ mine: number; unassigned: number; all: number }> {
  const sum = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(${conversationCounts.count}) filter (where ${condition}), 0)::int`;
  const [row] = await db
    .select({
      mine: sum(sql`${conversationCounts.assigneeId} = ${scope.memberId}`),
      unassigned: sum(sql`${conversationCounts.assigneeId} = 0`),
      all: sum(sql`true`),
    })
    .from(conversationCounts)
    .where(
      and(
        eq(conversationCounts.accountId, scope.accountId),
        eq(conversationCounts.status, status),
        reaches(scope, conversationCounts.inboxId),
      ),
    );
  return row ?? { mine: 0, unassigned: 0, all: 0 };
}
