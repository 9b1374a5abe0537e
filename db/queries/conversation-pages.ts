import 'server-only';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { conversationCounts, conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import type { ConversationStatus } from '@/lib/domain/conversation';
import type { MemberScope } from '@/lib/domain/scope';
import { reaches } from './inboxes';

export type PageFilter = {
  readonly statuses: readonly ConversationStatus[];
  /** Null for all that are in reach. */
  readonly inboxId: number | null;
  readonly assignee: 'me' | 'unassigned' | 'assigned' | 'all';
};

/**
 * One numbered page of ids, newest activity first. Each combination of status with an inbox, or with an
 * assignee, is a stretch of one index that is in order already; no more of it is read than the page needs.
 */
export async function pageOfConversations(
  db: Executor,
  scope: MemberScope,
  { offset, limit, ...filter }: PageFilter & { readonly offset: number; readonly limit: number },
): Promise<number[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select page.id from ${stretches(scope, filter)}
    cross join lateral (
      select ${conversations.id}, ${conversations.lastActivityAt} from ${conversations}
      where ${and(...inStretch(scope, filter))}
      order by ${conversations.lastActivityAt} desc nulls last, ${conversations.id} desc nulls last
      limit ${offset + limit}
    ) as page
    order by page.last_activity_at desc, page.id desc limit ${limit} offset ${offset}`);
  return rows.map(({ id }) => Number(id));
}

/** Whose conversations are few compared with their inbox; the others are found by inbox. */
const byAssignee = ({ assignee }: PageFilter) => assignee === 'me' || assignee === 'assigned';

const byInbox = (scope: MemberScope, filter: PageFilter) =>
  !byAssignee(filter) && (filter.inboxId !== null || scope.role === 'agent');

function stretches(scope: MemberScope, filter: PageFilter): SQL {
  const statuses = filter.statuses.map((status) => sql`(${status})`);
  const parts = [sql`(values ${sql.join(statuses, sql`, `)}) as stretch (status)`];
  if (byInbox(scope, filter)) {
    const wanted = and(
      eq(inboxes.accountId, scope.accountId),
      filter.inboxId === null ? undefined : eq(inboxes.id, filter.inboxId),
      reaches(scope, inboxes.id),
    );
    parts.push(sql`(select id from ${inboxes} where ${wanted}) as inbox`);
  }
  if (filter.assignee === 'assigned') {
    const { accountId, assigneeId } = conversationCounts;
    parts.push(
      sql`(select distinct assignee_id as id from ${conversationCounts} where ${accountId} = ${scope.accountId} and ${assigneeId} <> 0) as assignee`,
    );
  }
  return sql.join(parts, sql` cross join `);
}

function inStretch(scope: MemberScope, filter: PageFilter): (SQL | undefined)[] {
  const assignee = {
    me: eq(conversations.assigneeId, scope.memberId),
    assigned: sql`${conversations.assigneeId} = assignee.id`,
    unassigned: sql`${conversations.assigneeId} is null`,
    all: undefined,
  }[filter.assignee];
  const inbox = filter.inboxId === null ? undefined : eq(conversations.inboxId, filter.inboxId);
  return [
    eq(conversations.accountId, scope.accountId),
    sql`${conversations.status} = stretch.status`,
    assignee,
    ...(byInbox(scope, filter)
      ? [sql`${conversations.inboxId} = inbox.id`]
      : [inbox, reaches(scope, conversations.inboxId)]),
  ];
}

export type PageCounts = Readonly<Record<'mine' | 'unassigned' | 'assigned' | 'all', number>>;

/** From the kept counts, whoever they are assigned to. */
export async function countPages(
  db: Executor,
  scope: MemberScope,
  { statuses, inboxId }: Pick<PageFilter, 'statuses' | 'inboxId'>,
): Promise<PageCounts> {
  const { assigneeId } = conversationCounts;
  const sum = (condition: SQL) =>
    sql<number>`coalesce(sum(${conversationCounts.count}) filter (where ${condition}), 0)::int`;
  const [row] = await db
    .select({
      mine: sum(sql`${assigneeId} = ${scope.memberId}`),
      unassigned: sum(sql`${assigneeId} = 0`),
      assigned: sum(sql`${assigneeId} <> 0`),
      all: sum(sql`true`),
    })
    .from(conversationCounts)
    .where(
      and(
        eq(conversationCounts.accountId, scope.accountId),
        inArray(conversationCounts.status, [...statuses]),
        inboxId === null ? undefined : eq(conversationCounts.inboxId, inboxId),
        reaches(scope, conversationCounts.inboxId),
      ),
    );
  return row ?? { mine: 0, unassigned: 0, assigned: 0, all: 0 };
}
