import 'server-only';
import { and, count, eq, gte, max } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { events } from '@/db/schema/events';
import { messages } from '@/db/schema/messages';

/** Why messages of an inbox were not sent since then: one row a reason. */
export const failedMessages = (db: Executor, inboxId: number, since: Date) =>
  db
    .select({
      reason: messages.reason,
      sentence: max(messages.problem),
      count: count(),
      lastAt: max(messages.createdAt),
    })
    .from(messages)
    .where(
      and(
        eq(messages.inboxId, inboxId),
        eq(messages.status, 'failed'),
        gte(messages.createdAt, since),
      ),
    )
    .groupBy(messages.reason);

/** What came for an inbox since then and could not be shown. */
export async function failedEvents(db: Executor, inboxId: number, since: Date) {
  const [row] = await db
    .select({ count: count(), lastAt: max(events.receivedAt) })
    .from(events)
    .where(
      and(eq(events.inboxId, inboxId), eq(events.state, 'failed'), gte(events.receivedAt, since)),
    );
  return row ?? { count: 0, lastAt: null };
}
