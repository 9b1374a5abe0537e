import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { users } from '@/db/schema/users';
import type { Scope } from '@/lib/domain/scope';

/** The storage keys of the team's pictures. Former members keep theirs: they stand beside what they wrote. */
export async function listPictures(
  db: Executor,
  { accountId }: Scope,
): Promise<{ memberId: number; key: string }[]> {
  const rows = await db
    .select({ memberId: members.id, key: users.picture })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), isNotNull(users.picture)));
  return rows.flatMap(({ memberId, key }) => (key === null ? [] : { memberId, key }));
}

/** Whether this is the picture of somebody in the account. */
export async function showsPicture(
  db: Executor,
  { accountId }: Scope,
  key: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), eq(users.picture, key)))
    .limit(1);
  return rows.length > 0;
}
