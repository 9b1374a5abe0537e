import 'server-only';
import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { messages } from '@/db/schema/messages';
import { type Reaction, reactions } from '@/db/schema/reactions';

type Reacted = Pick<Reaction, 'accountId' | 'messageId' | 'by' | 'emoji' | 'at'> &
  Partial<Pick<Reaction, 'memberId' | 'dueAt' | 'sentEmoji'>>;

/**
 * What one side thinks of a message now. An older one that comes late changes nothing; of two of the same moment the
 * same one stands, whichever came first. Tells whether anything changed.
 */
export async function saveReaction(tx: Transaction, reaction: Reacted): Promise<boolean> {
  const newer = sql`(${reactions.at}, coalesce(${reactions.emoji}, '')) < (excluded.at, coalesce(excluded.emoji, ''))`;
  const rows = await tx
    .insert(reactions)
    .values(reaction)
    .onConflictDoUpdate({
      target: [reactions.messageId, reactions.by],
      set: {
        emoji: sql`excluded.emoji`,
        at: sql`excluded.at`,
        memberId: sql`excluded.member_id`,
        ...(reaction.dueAt !== undefined && { dueAt: sql`excluded.due_at` }),
        ...(reaction.sentEmoji !== undefined && { sentEmoji: sql`excluded.sent_emoji` }),
        attempts: 0,
        problem: null,
      },
      setWhere: newer,
    })
    .returning({ id: reactions.id });
  return rows.length > 0;
}

/** What both sides think of messages. */
export const reactionsOf = (
  db: Executor,
  messageIds: readonly number[],
): Promise<Reaction[]> | Reaction[] =>
  messageIds.length === 0
    ? []
    : db
        .select()
        .from(reactions)
        .where(and(inArray(reactions.messageId, [...messageIds]), isNotNull(reactions.emoji)))
        .orderBy(asc(reactions.at), asc(reactions.id));

export async function findOurReaction(
  db: Executor,
  messageId: number,
): Promise<Reaction | undefined> {
  const [row] = await db
    .select()
    .from(reactions)
    .where(and(eq(reactions.messageId, messageId), eq(reactions.by, 'business')));
  return row;
}

export async function lockReaction(tx: Transaction, id: number): Promise<Reaction | undefined> {
  const [row] = await tx.select().from(reactions).where(eq(reactions.id, id)).for('update');
  return row;
}

export async function updateReaction(
  db: Executor,
  id: number,
  change: Partial<Pick<Reaction, 'sentEmoji' | 'dueAt' | 'attempts' | 'problem'>>,
): Promise<void> {
  await db.update(reactions).set(change).where(eq(reactions.id, id));
}

export async function deleteReactions(tx: Transaction, messageId: number): Promise<void> {
  await tx.delete(reactions).where(eq(reactions.messageId, messageId));
}

/** Ours that the provider has not heard of, with where they belong. */
export const dueReactions = (db: Executor, now: Date, limit: number) =>
  db
    .select({ id: reactions.id, inbox: messages.inboxId })
    .from(reactions)
    .innerJoin(messages, eq(messages.id, reactions.messageId))
    .where(and(isNotNull(reactions.dueAt), lte(reactions.dueAt, now)))
    .orderBy(asc(reactions.dueAt))
    .limit(limit);
