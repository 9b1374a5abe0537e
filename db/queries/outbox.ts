import 'server-only';
import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { type Message, messages } from '@/db/schema/messages';

/** What still is to be sent or is being sent, in the order it was written. */
export const outbox = (tx: Transaction, conversationId: number) =>
  tx
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

/** The first message in the outbox, if it is its turn now. */
export async function queuedNow(db: Executor, conversationId: number, now: Date) {
  const [first] = await db
    .select({ status: messages.status, dueAt: messages.dueAt })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        inArray(messages.status, ['queued', 'sending']),
      ),
    )
    .orderBy(asc(messages.id))
    .limit(1);
  return first?.status === 'queued' && (!first.dueAt || first.dueAt <= now) ? first : undefined;
}

export const unconfirmed = (db: Executor, conversationId: number) =>
  db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), eq(messages.status, 'unknown')))
    .orderBy(asc(messages.id));

/** The message and what failed after it in the same reply. */
export const failedParts = (tx: Transaction, { id, conversationId, clientId, part }: Message) =>
  tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      or(
        eq(messages.id, id),
        clientId === null
          ? undefined
          : and(
              eq(messages.conversationId, conversationId),
              eq(messages.clientId, clientId),
              eq(messages.status, 'failed'),
              gt(messages.part, part),
            ),
      ),
    )
    .orderBy(asc(messages.part));

/** The rest of a reply whose earlier part will not arrive. */
export const laterParts = (tx: Transaction, { conversationId, clientId, part }: Message) =>
  clientId === null
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
