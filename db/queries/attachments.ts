import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { type Attachment, attachments } from '@/db/schema/attachments';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import type { Scope } from '@/lib/domain/scope';
import { reaches } from './inboxes';

type Carrier = { readonly id: number; readonly accountId: number };
type NewAttachment = Omit<
  typeof attachments.$inferInsert,
  'id' | 'accountId' | 'messageId' | 'position'
>;

/** What hangs on a message, after `from` others. */
export async function saveAttachments(
  tx: Transaction,
  { id: messageId, accountId }: Carrier,
  found: readonly NewAttachment[],
  from = 0,
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((each, index) => ({
    ...each,
    accountId,
    messageId,
    position: from + index,
  }));
  await tx.insert(attachments).values(rows).onConflictDoNothing();
}

export const attachmentsOf = (
  db: Executor,
  messageIds: readonly number[],
): Promise<Attachment[]> | Attachment[] =>
  messageIds.length === 0
    ? []
    : db
        .select()
        .from(attachments)
        .where(inArray(attachments.messageId, [...messageIds]))
        .orderBy(asc(attachments.messageId), asc(attachments.position));

/** An attachment with the message, conversation and inbox that it is in, for somebody who may see them. */
export async function findAttachment(db: Executor, scope: Scope, id: number) {
  const [row] = await found(db).where(
    and(
      eq(attachments.accountId, scope.accountId),
      sql`${attachments.id} = ${id}::bigint`,
      reaches(scope, conversations.inboxId),
    ),
  );
  return row;
}

/** The same for the product itself, and for whoever shows a signature of ours. */
export async function getAttachment(db: Executor, id: number) {
  const [row] = await found(db).where(sql`${attachments.id} = ${id}::bigint`);
  return row;
}

const found = (db: Executor) =>
  db
    .select({
      attachment: attachments,
      message: messages,
      conversation: conversations,
      inbox: inboxes,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(inboxes, eq(inboxes.id, messages.inboxId))
    .$dynamic();

export type FoundAttachment = Awaited<ReturnType<typeof findAttachment>>;

/** Holds it, for two who look at once; undefined when it was taken away. */
export async function lockAttachment(tx: Transaction, id: number): Promise<Attachment | undefined> {
  const [row] = await tx
    .select()
    .from(attachments)
    .where(eq(attachments.id, id))
    .for('no key update');
  return row;
}

export async function updateAttachment(
  db: Executor,
  id: number,
  change: Partial<Omit<Attachment, 'id' | 'accountId' | 'messageId' | 'position'>>,
): Promise<void> {
  await db.update(attachments).set(change).where(eq(attachments.id, id));
}

export async function deleteAttachments(tx: Transaction, messageId: number): Promise<void> {
  await tx.delete(attachments).where(eq(attachments.messageId, messageId));
}

/** Stories that are to be looked at again, the longest overdue first. */
export const dueStories = (db: Executor, now: Date, limit: number) =>
  db
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        isNotNull(attachments.checkAt),
        lte(attachments.checkAt, now),
        isNull(attachments.goneAt),
      ),
    )
    .orderBy(asc(attachments.checkAt))
    .limit(limit);
