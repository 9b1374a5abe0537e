import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { accessTokens } from '@/db/schema/users';

/** What still signs in as this user without a password. */
export async function workingTokenNames(db: Executor, userId: number): Promise<string[]> {
  const rows = await db
    .select({ name: accessTokens.name })
    .from(accessTokens)
    .where(and(eq(accessTokens.userId, userId), isNull(accessTokens.revokedAt)))
    .orderBy(asc(accessTokens.name), asc(accessTokens.id));
  return rows.map(({ name }) => name);
}
