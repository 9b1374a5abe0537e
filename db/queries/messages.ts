import 'server-only';
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import type { Conversation } from '@/db/schema/conversations';
import { type Message, messages } from '@/db/schema/messages';

type NewMessage = Pick<Message, 'direction' | 'status' | 'at' | 'createdAt'> &
  Partial<typeof messages.$inferInsert>;

/** Saves a message unless it is there: by its provider's id, or by the composer's name and part. */
export async function saveMessage(
  tx: Transaction,
  { id: conversationId, accountId, inboxId }: Pick<Conversation, 'id' | 'accountId' | 'inboxId'>,
  message: NewMessage,
): Promise<Message | undefined> {
  const [row] = await tx
    .insert(messages)
    .values({ conversationId, accountId, inboxId, ...message })
    .onConflictDoNothing()
    .returning();
  return row;
}

/** The same line of activity in many threads. */
export async function saveActivity(
  tx: Transaction,
  threads: readonly Pick<Conversation, 'id' | 'accountId' | 'inboxId'>[],
  { at, ...line }: { readonly content: string; readonly memberId: number; readonly at: Date },
): Promise<void> {
  const activity = { ...line, direction: 'activity', status: 'sent', at, createdAt: at } as const;
  await tx.insert(messages).values(
    threads.map(({ id, accountId, inboxId }) => ({
      conversationId: id,
      accountId,
      inboxId,
      ...activity,
    })),
  );
}

export async function findMessageByExternalId(
  db: Executor,
  inboxId: number,
  externalId: string,
): Promise<Message | undefined> {
  const [row] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.inboxId, inboxId), eq(messages.externalId, externalId)));
  return row;
}

export async function findMessage(
  db: Executor,
  conversationId: number,
  id: number,
): Promise<Message | undefined> {
  const [row] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.conversationId, conversationId)));
  return row;
}

export const messagesOfReply = (db: Executor, conversationId: number, clientId: string) =>
  db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), eq(messages.clientId, clientId)))
    .orderBy(asc(messages.part));

/** Our own messages that are out but have no id yet, and say the same: an echo may be one's, oldest first. */
export const unconfirmedSaying = (
  tx: Transaction,
  conversationId: number,
  content: string,
): Promise<Message[]> =>
  tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        inArray(messages.status, ['sending', 'unknown']),
        isNull(messages.externalId),
        eq(messages.content, content),
      ),
    )
    .orderBy(asc(messages.id));

type MessageChange = Partial<
  Pick<
    Message,
    'status' | 'externalId' | 'at' | 'reason' | 'problem' | 'attempts' | 'dueAt' | 'sendingSince'
  >
>;

export async function updateMessage(
  tx: Transaction,
  id: number,
  change: MessageChange,
): Promise<void> {
  await tx.update(messages).set(change).where(eq(messages.id, id));
}

/** Before a message takes the time at which it left: what was written after it, and is not out, stays below it. */
export async function keepBelow(
  tx: Transaction,
  { id, conversationId }: Pick<Message, 'id' | 'conversationId'>,
  at: Date,
): Promise<void> {
  const written = tx.select({ at: messages.at }).from(messages).where(eq(messages.id, id));
  await tx
    .update(messages)
    .set({ at })
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.origin, 'desk'),
        eq(messages.private, false),
        isNull(messages.externalId),
        gt(messages.id, id),
        gte(messages.at, written),
        lt(messages.at, at),
      ),
    );
}

export async function deleteMessage(tx: Transaction, id: number): Promise<void> {
  await tx.delete(messages).where(eq(messages.id, id));
}

/** Our messages up to a provider time, read by the customer. Notes are not theirs to read. */
export async function markRead(
  tx: Transaction,
  conversationId: number,
  { upTo, at }: { readonly upTo: Date; readonly at: Date },
): Promise<void> {
  await tx
    .update(messages)
    .set({ status: 'read', seenAt: at, reason: null, problem: null })
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.direction, 'outgoing'),
        eq(messages.private, false),
        inArray(messages.status, ['sent', 'delivered']),
        lte(messages.at, upTo),
      ),
    );
}

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
