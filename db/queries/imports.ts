import 'server-only';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, max } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { conversations } from '@/db/schema/conversations';
import { type Import, imports } from '@/db/schema/imports';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';

/** One that runs, and one that waits for it; the product itself sees every inbox. */
export const openImports = (db: Executor, inboxId: number): Promise<Import[]> =>
  db
    .select()
    .from(imports)
    .where(and(eq(imports.inboxId, inboxId), inArray(imports.state, ['running', 'waiting'])))
    .orderBy(asc(imports.id));

export async function newestImport(
  db: Executor,
  inboxId: number,
  kind: Import['kind'],
): Promise<Import | undefined> {
  const [row] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.inboxId, inboxId), eq(imports.kind, kind)))
    .orderBy(desc(imports.id))
    .limit(1);
  return row;
}

export async function addImport(
  tx: Transaction,
  wanted: typeof imports.$inferInsert,
): Promise<number> {
  const [row] = await tx.insert(imports).values(wanted).returning({ id: imports.id });
  if (!row) throw new Error('an insert always returns its row');
  return row.id;
}

/** The one that runs, with its inbox. */
export async function runningImport(db: Executor, inboxId: number) {
  const [row] = await db
    .select({ past: imports, inbox: inboxes })
    .from(imports)
    .innerJoin(inboxes, eq(inboxes.id, imports.inboxId))
    .where(and(eq(imports.inboxId, inboxId), eq(imports.state, 'running')));
  return row;
}

/** Holds it until the transaction ends. */
export async function lockImport(tx: Transaction, id: number): Promise<Import | undefined> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for('update');
  return row;
}

export async function updateImport(
  tx: Transaction,
  id: number,
  change: Partial<Omit<Import, 'id' | 'accountId' | 'inboxId'>>,
): Promise<void> {
  await tx.update(imports).set(change).where(eq(imports.id, id));
}

/** Running, and not heard of for longer than any step takes; or put off until now. */
export const dueImports = (db: Database, now: Date, limit: number) =>
  db
    .select({ inboxId: imports.inboxId })
    .from(imports)
    .where(lte(imports.dueAt, now))
    .orderBy(asc(imports.dueAt))
    .limit(limit);

/** Which of these the inbox has already. */
export async function knownAmong(
  tx: Transaction,
  inboxId: number,
  externalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (externalIds.length === 0) return new Set();
  const rows = await tx
    .select({ externalId: messages.externalId })
    .from(messages)
    .where(and(eq(messages.inboxId, inboxId), inArray(messages.externalId, [...externalIds])));
  return new Set(rows.flatMap(({ externalId }) => externalId ?? []));
}

export const dueGapChecks = (db: Database, now: Date, limit: number) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(lte(inboxes.gapCheckAt, now))
    .orderBy(asc(inboxes.gapCheckAt))
    .limit(limit);

/** Connected before there were such checks. */
export const withoutGapCheck = (db: Database, limit: number) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(isNull(inboxes.gapCheckAt), isNull(inboxes.releasedAt), isNull(inboxes.removedAt)))
    .limit(limit);

export async function setGapCheck(db: Executor, inboxId: number, at: Date | null): Promise<void> {
  await db.update(inboxes).set({ gapCheckAt: at }).where(eq(inboxes.id, inboxId));
}

/** When each person's newest message was, of those who said or heard something since then. */
export async function newestTimes(db: Executor, inboxId: number, since: Date): Promise<Date[]> {
  const rows = await db
    .select({ at: max(messages.at) })
    .from(conversations)
    .innerJoin(messages, eq(messages.conversationId, conversations.id))
    .where(
      and(
        eq(conversations.inboxId, inboxId),
        gte(conversations.lastActivityAt, since),
        isNotNull(messages.externalId),
        gte(messages.at, since),
      ),
    )
    .groupBy(conversations.identityId);
  return rows.flatMap(({ at }) => at ?? []);
}
