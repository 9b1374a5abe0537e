import 'server-only';
import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { sessions, users } from '@/db/schema/users';

export async function saveSession(
  tx: Transaction,
  session: {
    readonly id: string;
    readonly userId: number;
    readonly at: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { at, ...values } = session;
  await tx.insert(sessions).values({ ...values, createdAt: at });
}

/** Whose session it is; undefined once it is revoked or over. */
export async function findSession(db: Executor, id: string, now: Date) {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      expiresAt: sessions.expiresAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      superAdmin: users.superAdmin,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  return row;
}

/** A revoked session stays revoked. */
export async function extendSession(db: Database, id: string, expiresAt: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ expiresAt })
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
}

/** Whose session was ended; undefined when it was over already. */
export async function revokeSession(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<number | undefined> {
  const [row] = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)))
    .returning({ userId: sessions.userId });
  return row?.userId;
}

export async function deleteEndedSessions(
  tx: Transaction,
  userId: number,
  now: Date,
): Promise<void> {
  await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        or(isNotNull(sessions.revokedAt), lte(sessions.expiresAt, now)),
      ),
    );
}
