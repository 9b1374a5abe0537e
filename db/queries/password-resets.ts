import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { passwordResets, users } from '@/db/schema/users';

type NewReset = Pick<
  typeof passwordResets.$inferInsert,
  'userId' | 'tokenHash' | 'createdAt' | 'expiresAt'
>;

export async function saveReset(tx: Transaction, reset: NewReset): Promise<void> {
  await tx.insert(passwordResets).values(reset);
}

export async function findReset(db: Executor, tokenHash: string) {
  const [row] = await db
    .select({
      id: passwordResets.id,
      userId: passwordResets.userId,
      email: users.email,
      name: users.name,
      usedAt: passwordResets.usedAt,
      expiresAt: passwordResets.expiresAt,
      superseded: sql<boolean>`exists (select from ${passwordResets} newer where newer.user_id = ${passwordResets.userId} and newer.id > ${passwordResets.id})`,
    })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(eq(passwordResets.tokenHash, tokenHash));
  return row;
}

export async function markResetUsed(tx: Transaction, id: number, at: Date): Promise<void> {
  await tx.update(passwordResets).set({ usedAt: at }).where(eq(passwordResets.id, id));
}

/** Links that are still under way end now. */
export async function voidResets(tx: Transaction, userId: number, now: Date): Promise<void> {
  await tx
    .update(passwordResets)
    .set({ expiresAt: now })
    .where(
      and(
        eq(passwordResets.userId, userId),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, now),
      ),
    );
}
