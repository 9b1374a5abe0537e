import 'server-only';
import { and, asc, count, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { audits, members } from '@/db/schema/accounts';
import { inboxMembers } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import type { Role } from '@/lib/domain/conversation';
import type { MemberScope, Scope } from '@/lib/domain/scope';

const TEAM_LOCKS = 7_203_118;

/** One change of a team at a time: two that each leave one administrator would together leave none. */
export async function lockTeam(tx: Transaction, accountId: number): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(${TEAM_LOCKS}, hashtext(${String(accountId)}))`,
  );
}

/** Asked again under the team's lock: the role may have been taken away a moment ago. */
export const isAdministrator = (tx: Transaction, { accountId, memberId }: MemberScope) =>
  leads(tx, accountId, eq(members.id, memberId));

/** The same of somebody who comes back from elsewhere: all that is known is which user they are. */
export const isAdministratorBy = (tx: Transaction, { accountId, userId }: Place) =>
  leads(tx, accountId, eq(members.userId, userId));

type Place = { readonly accountId: number; readonly userId: number };

async function leads(tx: Transaction, accountId: number, who: SQL): Promise<boolean> {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.accountId, accountId),
        who,
        eq(members.role, 'administrator'),
        isNull(members.disabledAt),
      ),
    );
  return rows.length > 0;
}

/** Held so that nobody is given a conversation while they lose the sight of it; see `findAssignable`. */
export async function lockMember(tx: Transaction, { accountId }: Scope, memberId: number) {
  const [row] = await tx
    .select({
      id: members.id,
      userId: members.userId,
      name: users.name,
      role: members.role,
      disabledAt: members.disabledAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), eq(members.id, memberId)))
    .for('no key update', { of: members });
  return row;
}

export type TeamMember = NonNullable<Awaited<ReturnType<typeof lockMember>>>;

/** The place in the account that a user has or had. */
export async function lockMemberOfUser(
  tx: Transaction,
  accountId: number,
  userId: number,
): Promise<{ id: number; role: Role; disabledAt: Date | null } | undefined> {
  const [row] = await tx
    .select({ id: members.id, role: members.role, disabledAt: members.disabledAt })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId)))
    .for('no key update');
  return row;
}

export async function countAdministrators(tx: Transaction, { accountId }: Scope): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(members)
    .where(
      and(
        eq(members.accountId, accountId),
        eq(members.role, 'administrator'),
        isNull(members.disabledAt),
      ),
    );
  return row?.count ?? 0;
}

export async function updateMember(
  tx: Transaction,
  id: number,
  change: { readonly role?: Role; readonly disabledAt?: Date | null },
): Promise<void> {
  await tx.update(members).set(change).where(eq(members.id, id));
}

/** Somebody else of the account who is open, and the inboxes they are a member of. */
export async function findColleague(
  tx: Transaction,
  { accountId }: Scope,
  { memberId, besides }: { readonly memberId: number; readonly besides: number },
) {
  const [row] = await tx
    .select({ id: members.id, name: users.name, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.accountId, accountId),
        eq(members.id, memberId),
        ne(members.id, besides),
        isNull(members.disabledAt),
      ),
    )
    .for('share', { of: members });
  return row && { ...row, inboxes: await inboxesOf(tx, row.id) };
}

async function inboxesOf(db: Executor, memberId: number): Promise<number[]> {
  const rows = await db
    .select({ id: inboxMembers.inboxId })
    .from(inboxMembers)
    .where(eq(inboxMembers.memberId, memberId));
  return rows.map(({ id }) => id);
}

/** Those of these members who exist in the account and are open, locked in the order of their ids. */
export async function lockOpenMembers(
  tx: Transaction,
  { accountId }: Scope,
  ids: readonly number[],
): Promise<{ id: number; role: Role }[]> {
  if (ids.length === 0) return [];
  return tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.accountId, accountId),
        inArray(members.id, [...ids]),
        isNull(members.disabledAt),
      ),
    )
    .orderBy(asc(members.id))
    .for('no key update');
}

type InboxPlace = {
  readonly accountId: number;
  readonly inboxId: number;
  readonly memberId: number;
};

/** Those that were new. */
export async function addToInboxes(
  tx: Transaction,
  places: readonly InboxPlace[],
): Promise<{ inboxId: number; memberId: number }[]> {
  if (places.length === 0) return [];
  return tx
    .insert(inboxMembers)
    .values([...places])
    .onConflictDoNothing()
    .returning({ inboxId: inboxMembers.inboxId, memberId: inboxMembers.memberId });
}

/** Those that were there. */
export async function removeFromInbox(
  tx: Transaction,
  { accountId }: Scope,
  { inboxId, memberIds }: { readonly inboxId: number; readonly memberIds: readonly number[] },
): Promise<{ memberId: number }[]> {
  if (memberIds.length === 0) return [];
  return tx
    .delete(inboxMembers)
    .where(
      and(
        eq(inboxMembers.accountId, accountId),
        eq(inboxMembers.inboxId, inboxId),
        inArray(inboxMembers.memberId, [...memberIds]),
      ),
    )
    .returning({ memberId: inboxMembers.memberId });
}

/** Everybody who is or was in the account, those who are first. */
export const listTeam = (db: Executor, { accountId }: Scope) => {
  // One short look into the record's index for each kind that people leave all day.
  const activeAt = sql<string | null>`(
    select max(newest.at) from unnest(array['conversation', 'message', 'note', 'user']) as kind
    cross join lateral (
      select at from ${audits}
      where account_id = ${accountId} and user_id = ${members.userId}
        and split_part(act, '.', 1) = kind
      order by at desc limit 1) as newest)`;
  return db
    .select({
      id: members.id,
      name: users.name,
      email: users.email,
      role: members.role,
      disabledAt: members.disabledAt,
      activeAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.accountId, accountId))
    .orderBy(sql`${members.disabledAt} is not null`, asc(users.name), asc(members.id));
};

/** Who is in which inbox of the account. */
export const listInboxPlaces = (db: Executor, { accountId }: Scope) =>
  db
    .select({ memberId: inboxMembers.memberId, inboxId: inboxMembers.inboxId })
    .from(inboxMembers)
    .where(eq(inboxMembers.accountId, accountId));
