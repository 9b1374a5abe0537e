import 'server-only';
import { and, desc, eq, isNull, lte, notExists, or } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { accessTokens, users } from '@/db/schema/users';

type NewToken = Pick<
  typeof accessTokens.$inferInsert,
  'userId' | 'name' | 'tokenHash' | 'ending'
> & {
  readonly at: Date;
};

export async function saveAccessToken(
  tx: Transaction,
  { at, ...token }: NewToken,
): Promise<number> {
  const [row] = await tx
    .insert(accessTokens)
    .values({ ...token, createdAt: at })
    .returning({ id: accessTokens.id });
  if (!row) throw new Error('an insert always returns its row');
  return row.id;
}

/** Whose token it is; undefined once it is revoked. */
export async function findAccessToken(db: Executor, tokenHash: string) {
  const [row] = await db
    .select({
      tokenId: accessTokens.id,
      lastUsedAt: accessTokens.lastUsedAt,
      userId: users.id,
      name: users.name,
      email: users.email,
    })
    .from(accessTokens)
    .innerJoin(users, eq(users.id, accessTokens.userId))
    .where(and(eq(accessTokens.tokenHash, tokenHash), isNull(accessTokens.revokedAt)));
  return row;
}

/** Of many requests at once, one writes. */
export async function touchAccessToken(
  db: Executor,
  id: number,
  { now, before }: { readonly now: Date; readonly before: Date },
): Promise<void> {
  await db
    .update(accessTokens)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(accessTokens.id, id),
        or(isNull(accessTokens.lastUsedAt), lte(accessTokens.lastUsedAt, before)),
      ),
    );
}

/** The user's tokens that still open doors, newest first. */
export const listAccessTokens = (db: Executor, userId: number) =>
  db
    .select({
      id: accessTokens.id,
      name: accessTokens.name,
      ending: accessTokens.ending,
      createdAt: accessTokens.createdAt,
      lastUsedAt: accessTokens.lastUsedAt,
    })
    .from(accessTokens)
    .where(and(eq(accessTokens.userId, userId), isNull(accessTokens.revokedAt)))
    .orderBy(desc(accessTokens.id));

/** Whether there was one to revoke. */
export async function revokeAccessToken(
  tx: Transaction,
  { id, userId, now }: { readonly id: number; readonly userId: number; readonly now: Date },
): Promise<boolean> {
  const revoked = await tx
    .update(accessTokens)
    .set({ revokedAt: now })
    .where(
      and(eq(accessTokens.id, id), eq(accessTokens.userId, userId), isNull(accessTokens.revokedAt)),
    )
    .returning({ id: accessTokens.id });
  return revoked.length > 0;
}

/** Of somebody whom no account knows any more; a place that is opened again brings none of them back. */
export async function revokeTokensWithoutPlace(
  tx: Transaction,
  userId: number,
  now: Date,
): Promise<void> {
  const place = tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.userId, userId), isNull(members.disabledAt)));
  await tx
    .update(accessTokens)
    .set({ revokedAt: now })
    .where(and(eq(accessTokens.userId, userId), isNull(accessTokens.revokedAt), notExists(place)));
}
