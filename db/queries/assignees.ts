import 'server-only';
import { and, asc, eq, exists, inArray, or, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { inboxMembers } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import type { MemberScope, Scope } from '@/lib/domain/scope';

export type Assignee = { readonly id: number; readonly name: string };

const columns = { id: members.id, name: users.name };

/** Who can be given a conversation of this inbox: whoever can see it. */
export async function findAssignable(
  db: Executor,
  { accountId }: Scope,
  { memberId, inboxId }: { readonly memberId: number; readonly inboxId: number },
): Promise<Assignee | undefined> {
  const isMember = exists(
    sql`(select from ${inboxMembers} where ${inboxMembers.inboxId} = ${inboxId} and ${inboxMembers.memberId} = ${members.id})`,
  );
  const [row] = await db
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.accountId, accountId),
        eq(members.id, memberId),
        or(eq(members.role, 'administrator'), isMember),
      ),
    );
  return row;
}

export const listAssignees = (db: Executor, { accountId }: Scope): Promise<Assignee[]> =>
  db
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.accountId, accountId))
    .orderBy(asc(users.name), asc(members.id));

/** What the team calls the member who acts. */
export async function memberName(db: Executor, { memberId }: MemberScope): Promise<string> {
  const [row] = await db
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.id, memberId));
  return row?.name ?? 'Somebody';
}

export async function namesOf(
  db: Executor,
  { accountId }: Scope,
  memberIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await db
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), inArray(members.id, [...new Set(memberIds)])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
