import 'server-only';
import { and, asc, eq, gt, inArray, ne, notExists, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { type Conversation, conversationCounts, conversations } from '@/db/schema/conversations';
import { inboxMembers } from '@/db/schema/inboxes';
import type { Scope } from '@/lib/domain/scope';
import { isThere } from './inboxes';

export type Held = Pick<Conversation, 'id' | 'accountId' | 'inboxId' | 'number' | 'status'>;

/**
 * What somebody still has to do (or only what stands in inboxes that they are no member of), locked. The order is that of the counts' keys: whoever moves many
 * conversations must touch the counts in the order in which one conversation does.
 */
export async function lockHeld(
  tx: Transaction,
  { accountId }: Scope,
  { memberId, unseenOnly }: { readonly memberId: number; readonly unseenOnly: boolean },
): Promise<Held[]> {
  const isMember = tx
    .select({ one: sql`1` })
    .from(inboxMembers)
    .where(
      and(
        eq(inboxMembers.inboxId, conversations.inboxId),
        eq(inboxMembers.memberId, conversations.assigneeId),
      ),
    );
  const held = await tx
    .select({
      id: conversations.id,
      accountId: conversations.accountId,
      inboxId: conversations.inboxId,
      number: conversations.number,
      status: conversations.status,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, accountId),
        eq(conversations.assigneeId, memberId),
        ne(conversations.status, 'resolved'),
        unseenOnly ? notExists(isMember) : undefined,
      ),
    )
    .orderBy(asc(conversations.id))
    .for('no key update');
  return held.toSorted(byCountsKey);
}

const byCountsKey = (a: Held, b: Held): number =>
  a.status.localeCompare(b.status) || a.inboxId - b.inboxId || a.id - b.id;

/** How much somebody in the account still has to do, and where, from the kept counts; nothing of what is being deleted. */
export const heldCounts = (db: Executor, scope: Scope) =>
  db
    .select({
      memberId: conversationCounts.assigneeId,
      inboxId: conversationCounts.inboxId,
      count: sql<number>`sum(${conversationCounts.count})::int`,
    })
    .from(conversationCounts)
    .where(
      and(
        eq(conversationCounts.accountId, scope.accountId),
        ne(conversationCounts.status, 'resolved'),
        gt(conversationCounts.assigneeId, 0),
        gt(conversationCounts.count, 0),
        isThere(scope, conversationCounts.inboxId),
      ),
    )
    .groupBy(conversationCounts.assigneeId, conversationCounts.inboxId);

/** All of these stand in one inbox and under one status. */
export async function giveAll(
  tx: Transaction,
  ids: readonly number[],
  assigneeId: number | null,
): Promise<void> {
  await tx
    .update(conversations)
    .set({ assigneeId, version: sql`${conversations.version} + 1` })
    .where(inArray(conversations.id, [...ids]));
}
