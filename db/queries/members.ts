import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { accounts, members } from '@/db/schema/accounts';
import type { Role } from '@/lib/domain/conversation';

export async function saveMember(
  tx: Transaction,
  member: {
    readonly accountId: number;
    readonly userId: number;
    readonly role: Role;
    readonly at: Date;
  },
): Promise<number> {
  const { at, ...values } = member;
  const [row] = await tx
    .insert(members)
    .values({ ...values, createdAt: at })
    .returning({ id: members.id });
  if (!row) throw new Error('an insert always returns its row');
  return row.id;
}

/** The user's place in one account, if there is one. */
export async function findMember(
  db: Executor,
  accountId: number,
  userId: number,
): Promise<{ memberId: number; role: Role } | undefined> {
  const [row] = await db
    .select({ memberId: members.id, role: members.role })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId)));
  return row;
}

/** The user's accounts, oldest membership first. */
export const listMemberships = (
  db: Executor,
  userId: number,
): Promise<{ accountId: number; name: string; role: Role }[]> =>
  db
    .select({ accountId: accounts.id, name: accounts.name, role: members.role })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.id));
