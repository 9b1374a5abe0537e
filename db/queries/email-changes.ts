import 'server-only';
import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { emailChanges, users } from '@/db/schema/users';

type NewChange = Pick<
  typeof emailChanges.$inferInsert,
  'userId' | 'email' | 'tokenHash' | 'createdAt' | 'expiresAt'
>;

export async function saveEmailChange(tx: Transaction, change: NewChange): Promise<void> {
  await tx.insert(emailChanges).values(change);
}

/** How many links to new addresses this user had mailed since then. */
export async function countEmailChanges(
  db: Executor,
  userId: number,
  since: Date,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(emailChanges)
    .where(and(eq(emailChanges.userId, userId), gt(emailChanges.createdAt, since)));
  return row?.count ?? 0;
}

/** The address that waits for its link to be opened. Only the newest one can. */
export async function findPendingEmail(
  db: Executor,
  userId: number,
  now: Date,
): Promise<{ email: string; expiresAt: Date } | undefined> {
  const [row] = await db
    .select({
      email: emailChanges.email,
      usedAt: emailChanges.usedAt,
      expiresAt: emailChanges.expiresAt,
    })
    .from(emailChanges)
    .where(eq(emailChanges.userId, userId))
    .orderBy(desc(emailChanges.id))
    .limit(1);
  return row && !row.usedAt && row.expiresAt > now
    ? { email: row.email, expiresAt: row.expiresAt }
    : undefined;
}

export async function findEmailChange(db: Executor, tokenHash: string) {
  const [row] = await db
    .select({
      id: emailChanges.id,
      userId: emailChanges.userId,
      email: emailChanges.email,
      oldEmail: users.email,
      name: users.name,
      usedAt: emailChanges.usedAt,
      expiresAt: emailChanges.expiresAt,
      superseded: sql<boolean>`exists (select from ${emailChanges} newer where newer.user_id = ${emailChanges.userId} and newer.id > ${emailChanges.id})`,
    })
    .from(emailChanges)
    .innerJoin(users, eq(users.id, emailChanges.userId))
    .where(eq(emailChanges.tokenHash, tokenHash));
  return row;
}

export async function markEmailChangeUsed(tx: Transaction, id: number, at: Date): Promise<void> {
  await tx.update(emailChanges).set({ usedAt: at }).where(eq(emailChanges.id, id));
}

/** Links that are still under way end now. Whether there were any. */
export async function voidEmailChanges(
  tx: Transaction,
  userId: number,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(emailChanges)
    .set({ expiresAt: now })
    .where(
      and(
        eq(emailChanges.userId, userId),
        isNull(emailChanges.usedAt),
        gt(emailChanges.expiresAt, now),
      ),
    )
    .returning({ id: emailChanges.id });
  return rows.length > 0;
}
