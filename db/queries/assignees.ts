import 'server-only';
import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { members } from '@/db/schema/accounts';
import type { Conversation } from '@/db/schema/conversations';
import { inboxMembers } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import type { MemberScope, Scope } from '@/lib/domain/scope';

export type Assignee = { readonly id: number; readonly name: string };

const columns = { id: members.id, name: users.name };

/**
 * Who can be given a conversation of this inbox: whoever can see it. Their place is locked first and looked at
 * then, so that nobody is given something while they lose the sight of it.
 */
export async function findAssignable(
  tx: Transaction,
  { accountId }: Pick<Conversation, 'accountId'>,
  { memberId, inboxId }: { readonly memberId: number; readonly inboxId: number },
): Promise<Assignee | undefined> {
  const isTheirs = and(eq(members.accountId, accountId), eq(members.id, memberId));
  await tx.select({ id: members.id }).from(members).where(isTheirs).for('share');

  const isMember = exists(
    sql`(select from ${inboxMembers} where ${inboxMembers.inboxId} = ${inboxId} and ${inboxMembers.memberId} = ${members.id})`,
  );
  const [row] = await tx
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(isTheirs, isNull(members.disabledAt), or(eq(members.role, 'administrator'), isMember)),
    );
  return row;
}

/** Whether whom a conversation was given to, before it was closed, still works there. */
export async function keepsAssignee(
  tx: Transaction,
  { accountId, inboxId, assigneeId }: Pick<Conversation, 'accountId' | 'inboxId' | 'assigneeId'>,
): Promise<boolean> {
  if (assigneeId === null) return true;
  return (await findAssignable(tx, { accountId }, { memberId: assigneeId, inboxId })) !== undefined;
}

export const listAssignees = (db: Executor, { accountId }: Scope): Promise<Assignee[]> =>
  db
    .select(columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), isNull(members.disabledAt)))
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

/** Who the members are, by their place in the account; also those who have left. */
export async function peopleBehind(
  db: Executor,
  { accountId }: Scope,
  memberIds: readonly number[],
) {
  if (memberIds.length === 0) return new Map<number, never>();
  const rows = await db
    .select({
      memberId: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      role: members.role,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), inArray(members.id, [...new Set(memberIds)])));
  return new Map(rows.map(({ memberId, ...person }) => [memberId, person]));
}
