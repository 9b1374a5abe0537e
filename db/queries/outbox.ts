import 'server-only';
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { type Message, messages } from '@/db/schema/messages';

/** What still is to be sent or is being sent, in the order it was written. */
export const outbox = (db: Executor, conversationId: number) =>
  db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        inArray(messages.status, ['queued', 'sending']),
      ),
    )
    .orderBy(asc(messages.id))
    .limit(100);

/** Nothing of a conversation is sent before this time. Tells whether anything waits. */
export async function putOffQueued(
  db: Executor,
  conversationId: number,
  until: Date,
): Promise<boolean> {
  const waiting = await db
    .update(messages)
    .set({ dueAt: sql`greatest(${messages.dueAt}, ${until.toISOString()}::timestamptz)` })
    .where(and(eq(messages.conversationId, conversationId), eq(messages.status, 'queued')))
    .returning({ id: messages.id });
  return waiting.length > 0;
}

export const unconfirmed = (db: Executor, conversationId: number) =>
  db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), eq(messages.status, 'unknown')))
    .orderBy(asc(messages.id));

/** Words follow one another; a file stands for itself. */
const areWords = sql`cardinality(${messages.kinds}) = 0`;

/** The message, and if it is words, what of its reply's words failed after it. */
export const failedParts = (
  tx: Transaction,
  { id, conversationId, clientId, part, kinds }: Message,
) =>
  tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      or(
        eq(messages.id, id),
        clientId === null || kinds.length > 0
          ? undefined
          : and(
              eq(messages.conversationId, conversationId),
              eq(messages.clientId, clientId),
              eq(messages.status, 'failed'),
              gt(messages.part, part),
              areWords,
            ),
      ),
    )
    .orderBy(asc(messages.part));

/** The rest of the words whose beginning will not arrive. Files go out all the same. */
export const laterParts = (tx: Transaction, { conversationId, clientId, part, kinds }: Message) =>
  clientId === null || kinds.length > 0
    ? []
    : tx
        .select()
        .from(messages)
        .where(
          and(
            eq(messages.conversationId, conversationId),
            eq(messages.clientId, clientId),
            eq(messages.status, 'queued'),
            gt(messages.part, part),
            areWords,
          ),
        );

/** Claimed so long ago that whoever was sending them is gone. */
export const lostMessages = (db: Database, now: Date, limit: number) =>
  db
    .select({ id: messages.id, conversationId: messages.conversationId })
    .from(messages)
    .where(and(lte(messages.dueAt, now), eq(messages.status, 'sending')))
    .limit(limit);

/** Conversations with something to send or to confirm whose time has come. */
export const dueConversations = (db: Database, now: Date, limit: number) =>
  db
    .selectDistinct({
      id: messages.conversationId,
      inbox: messages.inboxId,
      status: messages.status,
    })
    .from(messages)
    .where(and(lte(messages.dueAt, now), inArray(messages.status, ['queued', 'unknown'])))
    .limit(limit);

/** Our own messages that are out but have no id yet, oldest first: an echo may be one's. */
export const outWithoutId = (tx: Transaction, conversationId: number): Promise<Message[]> =>
  tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        inArray(messages.status, ['sending', 'unknown']),
        isNull(messages.externalId),
      ),
    )
    .orderBy(asc(messages.id));
