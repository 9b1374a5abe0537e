import 'server-only';
import { and, desc, eq, gt, isNotNull, isNull, lte, ne, notExists, or, sql } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { sessions, users } from '@/db/schema/users';

export async function saveSession(
  tx: Transaction,
  session: {
    readonly id: string;
    readonly userId: number;
    readonly at: Date;
    readonly expiresAt: Date;
    readonly userAgent?: string | null;
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

/** Of somebody whom no account knows any more. */
export async function revokeSessionsWithoutPlace(
  tx: Transaction,
  userId: number,
  now: Date,
): Promise<void> {
  const place = tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.userId, userId), isNull(members.disabledAt)));
  await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), notExists(place)));
}

/**
 * The user's open sessions, the one that was used last first. A session is spoken of by the SHA-256 of its id,
 * because whoever knows the id itself is half signed in.
 */
export const listSessions = (db: Executor, userId: number, now: Date) =>
  db
    .select({
      handle: handleOf(),
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)),
    )
    .orderBy(desc(sessions.expiresAt), desc(sessions.createdAt))
    .limit(100);

const handleOf = () => sql<string>`encode(sha256(convert_to(${sessions.id}, 'UTF8')), 'hex')`;

/** Whether there was such an open session of this user. */
export async function revokeSessionCalled(
  tx: Transaction,
  { userId, handle }: { readonly userId: number; readonly handle: string },
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), eq(handleOf(), handle), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** Ends all sessions of a user, or all but one. Answers how many there were. */
export async function revokeSessionsOf(
  tx: Transaction,
  userId: number,
  { now, except }: { readonly now: Date; readonly except?: string },
): Promise<number> {
  const rows = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id });
  return rows.length;
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
