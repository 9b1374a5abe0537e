import 'server-only';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { events } from '@/db/schema/events';

/** What a person has to look at: given up, or of an account that nobody connected. Newest first. */
export const troubledEvents = (db: Database, limit: number) =>
  db
    .select({
      id: events.id,
      entryId: events.entryId,
      state: events.state,
      reason: events.reason,
      attempts: events.attempts,
      at: events.at,
      account: accounts.name,
    })
    .from(events)
    .leftJoin(accounts, eq(accounts.id, events.accountId))
    .where(inArray(events.state, ['failed', 'unclaimed']))
    .orderBy(desc(events.id))
    .limit(limit);

/** Puts a troubled event back to where it began; undefined when it is none (any more). */
export async function renewEvent(tx: Transaction, id: number) {
  const [row] = await tx
    .update(events)
    .set({ state: 'new', reason: null, attempts: 0, dueAt: null })
    .where(and(eq(events.id, id), inArray(events.state, ['failed', 'unclaimed'])))
    .returning({ lane: events.lane, accountId: events.accountId });
  return row;
}
