import 'server-only';
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
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

/** The same for the product itself, wherever the message is. */
export async function getMessage(db: Executor, id: number): Promise<Message | undefined> {
  const [row] = await db.select().from(messages).where(eq(messages.id, id));
  return row;
}

export const messagesOfReply = (db: Executor, conversationId: number, clientId: string) =>
  db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), eq(messages.clientId, clientId)))
    .orderBy(asc(messages.part));

type MessageChange = Partial<
  Pick<
    Message,
    | 'status'
    | 'externalId'
    | 'at'
    | 'reason'
    | 'problem'
    | 'attempts'
    | 'dueAt'
    | 'sendingSince'
    | 'content'
    | 'kinds'
    | 'context'
    | 'quickReplies'
    | 'replyToExternalId'
    | 'edits'
    | 'editedAt'
    | 'unsentAt'
  >
>;

export async function updateMessage(
  tx: Transaction,
  id: number,
  change: MessageChange,
): Promise<void> {
  await tx.update(messages).set(change).where(eq(messages.id, id));
}

/** Read from the past before it was told of. Tells whether it still was. */
export async function becomesNews(tx: Transaction, id: number): Promise<boolean> {
  const rows = await tx
    .update(messages)
    .set({ imported: false })
    .where(and(eq(messages.id, id), eq(messages.imported, true)))
    .returning({ id: messages.id });
  return rows.length > 0;
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
