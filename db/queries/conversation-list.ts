import 'server-only';
import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { contacts, identities } from '@/db/schema/contacts';
import { conversationCounts, conversations } from '@/db/schema/conversations';
import { inboxes, inboxMembers } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { users } from '@/db/schema/users';
import type { ListFilter } from '@/lib/contracts/conversations';
import type { MemberScope } from '@/lib/domain/scope';
import { isCalled } from './conversations';
import { isThere, reaches } from './inboxes';

/** Longer than two lines of any list. */
const PREVIEW_LENGTH = 200;

const columns = {
  id: conversations.id,
  number: conversations.number,
  status: conversations.status,
  snoozedUntil: conversations.snoozedUntil,
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
export const listed = (db: Executor) => {
  const newest = db
    .select({
      direction: messages.direction,
      private: messages.private,
      text: sql<string | null>`left(${messages.content}, ${PREVIEW_LENGTH})`.as('preview'),
      kinds: messages.kinds,
      status: messages.status,
      unsent: sql<boolean>`${messages.unsentAt} is not null`.as('unsent'),
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
        unsent: newest.unsent,
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

/** Where a page of the list begins, not counting that place itself; without one, at the newest. */
export type ListEdge =
  | { readonly side: 'before'; readonly place: ListPlace | null }
  | { readonly side: 'after'; readonly place: ListPlace };

type Filter = Pick<ListFilter, 'status' | 'assignee'>;
type Page = { readonly edge: ListEdge; readonly limit: number };

export const assigned = (scope: MemberScope, assignee: ListFilter['assignee']) => {
  if (assignee === 'mine') return eq(conversations.assigneeId, scope.memberId);
  return assignee === 'unassigned' ? isNull(conversations.assigneeId) : undefined;
};

/** As the indexes have it, read either way: drizzle's own would put nulls elsewhere, and every row would be sorted. */
const ORDERS = {
  before: [
    sql`${conversations.lastActivityAt} desc nulls last`,
    sql`${conversations.id} desc nulls last`,
  ],
  after: [
    sql`${conversations.lastActivityAt} asc nulls first`,
    sql`${conversations.id} asc nulls first`,
  ],
} as const;

/** The conversations next to an edge in the order of their activity, the nearest first. */
export const listConversations = (
  db: Executor,
  scope: MemberScope,
  { limit, ...wanted }: Filter & Page,
): Promise<ListedConversation[]> =>
  listed(db)
    .where(
      scope.role === 'agent' && wanted.assignee !== 'mine'
        ? inArray(conversations.id, nearestOfInboxes(db, scope, { limit, ...wanted }))
        : and(isWanted(scope, wanted), reaches(scope, conversations.inboxId)),
    )
    .orderBy(...ORDERS[wanted.edge.side])
    .limit(limit);

const isWanted = (
  scope: MemberScope,
  { status, assignee, edge: { side, place } }: Filter & Pick<Page, 'edge'>,
) =>
  and(
    eq(conversations.accountId, scope.accountId),
    eq(conversations.status, status),
    assigned(scope, assignee),
    place
      ? sql`(${conversations.lastActivityAt}, ${conversations.id}) ${side === 'before' ? sql`<` : sql`>`} (${place.at.toISOString()}::timestamptz, ${place.id})`
      : undefined,
  );

/** So many of each inbox that an agent sees: whoever sees few need not look past everybody else's. */
function nearestOfInboxes(db: Executor, scope: MemberScope, { limit, ...wanted }: Filter & Page) {
  const ofInbox = db
    .select({ id: conversations.id, lastActivityAt: conversations.lastActivityAt })
    .from(conversations)
    .where(and(isWanted(scope, wanted), eq(conversations.inboxId, inboxMembers.inboxId)))
    .orderBy(...ORDERS[wanted.edge.side])
    .limit(limit)
    .as('of_inbox');
  const towards = wanted.edge.side === 'before' ? desc : asc;
  return db
    .select({ id: ofInbox.id })
    .from(inboxMembers)
    .crossJoinLateral(ofInbox)
    .where(and(eq(inboxMembers.memberId, scope.memberId), isThere(scope, inboxMembers.inboxId)))
    .orderBy(towards(ofInbox.lastActivityAt), towards(ofInbox.id))
    .limit(limit);
}

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
