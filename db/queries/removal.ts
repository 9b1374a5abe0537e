import 'server-only';
import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { conversationCounts } from '@/db/schema/conversations';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import type { Removal } from '@/lib/domain/removal';
import type { Scope } from '@/lib/domain/scope';

const sum = sql<number>`coalesce(sum(${conversationCounts.count}), 0)::int`;

/** From now on nobody sees it, and all that is in it is to go. Tells how many conversations that are. */
export async function markRemoved(
  tx: Transaction,
  { id, accountId }: Pick<Inbox, 'id' | 'accountId'>,
  now: Date,
): Promise<number> {
  const [{ total } = { total: 0 }] = await tx
    .select({ total: sum })
    .from(conversationCounts)
    .where(and(eq(conversationCounts.accountId, accountId), eq(conversationCounts.inboxId, id)));
  await tx.update(inboxes).set({ removedAt: now, removedTotal: total }).where(eq(inboxes.id, id));
  return total;
}

/** Inboxes whose content is to go, the longest waiting first. */
export const removedInboxes = (db: Executor, limit: number) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(isNotNull(inboxes.removedAt))
    .orderBy(asc(inboxes.removedAt))
    .limit(limit);

/** How far the deletion of each of the account's removed inboxes has come. */
export const listRemovals = (
  db: Executor,
  { accountId }: Scope,
): Promise<({ readonly id: number } & Removal)[]> =>
  db
    .select({
      id: inboxes.id,
      total: sql<number>`coalesce(${inboxes.removedTotal}, 0)`,
      left: sum,
    })
    .from(inboxes)
    .leftJoin(
      conversationCounts,
      and(
        eq(conversationCounts.accountId, inboxes.accountId),
        eq(conversationCounts.inboxId, inboxes.id),
      ),
    )
    .where(and(eq(inboxes.accountId, accountId), isNotNull(inboxes.removedAt)))
    .groupBy(inboxes.id);

/** Every inbox that holds, or held, what is an account's by either of its ids; also one that was let go of. */
export const inboxesHolding = (db: Executor, externalId: string) =>
  db
    .select()
    .from(inboxes)
    .where(or(eq(inboxes.externalId, externalId), eq(inboxes.appScopedId, externalId)));
