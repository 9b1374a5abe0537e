import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { type Deletion, deletions } from '@/db/schema/deletions';

type NewDeletion = Pick<Deletion, 'code' | 'digest' | 'receivedAt'> & { readonly subject: string };

/** The same request is the same deletion, however often it comes. */
export async function saveDeletion(
  db: Executor,
  { receivedAt, ...asked }: NewDeletion,
): Promise<Pick<Deletion, 'id' | 'code' | 'doneAt'>> {
  const columns = { id: deletions.id, code: deletions.code, doneAt: deletions.doneAt };
  const [saved] = await db
    .insert(deletions)
    .values({ ...asked, receivedAt, dueAt: receivedAt })
    .onConflictDoNothing({ target: deletions.digest })
    .returning(columns);
  if (saved) return saved;
  const [known] = await db
    .select(columns)
    .from(deletions)
    .where(eq(deletions.digest, asked.digest));
  if (!known) throw new Error('a conflicting deletion vanished');
  return known;
}

/** Whose content is still to be deleted; undefined once that is done. */
export async function findOpenDeletion(db: Executor, id: number): Promise<string | undefined> {
  const [row] = await db
    .select({ subject: deletions.subject })
    .from(deletions)
    .where(and(eq(deletions.id, id), isNull(deletions.doneAt)));
  return row?.subject ?? undefined;
}

export async function findDeletionByCode(db: Executor, code: string) {
  const { receivedAt, doneAt, inboxes, conversations } = deletions;
  const [row] = await db
    .select({ receivedAt, doneAt, inboxes, conversations })
    .from(deletions)
    .where(eq(deletions.code, code));
  return row;
}

type Counted = { readonly inboxes?: number; readonly conversations?: number };

/** In the transaction that deletes them, so that nothing is counted twice. */
export async function countDeleted(
  tx: Transaction,
  id: number,
  { inboxes = 0, conversations = 0 }: Counted,
): Promise<void> {
  await tx
    .update(deletions)
    .set({
      inboxes: sql`${deletions.inboxes} + ${inboxes}`,
      conversations: sql`${deletions.conversations} + ${conversations}`,
    })
    .where(eq(deletions.id, id));
}

/** Whose content it was is forgotten with it. */
export async function endDeletion(db: Executor, id: number, now: Date): Promise<void> {
  await db
    .update(deletions)
    .set({ subject: null, dueAt: null, doneAt: now })
    .where(and(eq(deletions.id, id), isNull(deletions.doneAt)));
}

export const dueDeletions = (db: Executor, now: Date, limit: number) =>
  db
    .select({ id: deletions.id })
    .from(deletions)
    .where(and(isNotNull(deletions.dueAt), lte(deletions.dueAt, now)))
    .orderBy(asc(deletions.dueAt))
    .limit(limit);

/** Those that are about one of these ids, and not done. */
export const deletionsAbout = (db: Executor, subjects: readonly string[]) =>
  db
    .select({ id: deletions.id })
    .from(deletions)
    .where(and(isNotNull(deletions.dueAt), inArray(deletions.subject, [...subjects])));
