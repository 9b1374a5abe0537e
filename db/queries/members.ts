import 'server-only';
import { and, asc, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { accounts, members } from '@/db/schema/accounts';
import { conversationCounts } from '@/db/schema/conversations';
import { inboxes, inboxMembers } from '@/db/schema/inboxes';
import { sessions, users } from '@/db/schema/users';
import type { Role } from '@/lib/domain/conversation';
import type { Scope } from '@/lib/domain/scope';

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

/** Disabled members keep their row, and nothing else. */
const isOpen = isNull(members.disabledAt);

/** The user's place in one account, if there is one. */
export async function findMember(
  db: Executor,
  accountId: number,
  userId: number,
): Promise<{ memberId: number; role: Role } | undefined> {
  const [row] = await db
    .select({ memberId: members.id, role: members.role })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId), isOpen));
  return row;
}

/** Who in the account has this address. */
export async function findOpenMemberByEmail(
  db: Executor,
  { accountId }: Scope,
  email: string,
): Promise<{ name: string } | undefined> {
  const [row] = await db
    .select({ name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), eq(users.email, email), isOpen));
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
    .where(and(eq(members.userId, userId), isOpen))
    .orderBy(asc(members.id));

/** Names of the accounts in which the user of this session is disabled, unless another one is open to them. */
export async function listClosedPlaces(db: Executor, sessionId: string): Promise<string[]> {
  const open = db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.userId, sessions.userId), isOpen));
  const rows = await db
    .select({ name: accounts.name })
    .from(sessions)
    .innerJoin(members, eq(members.userId, sessions.userId))
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(sessions.id, sessionId), isNotNull(members.disabledAt), notExists(open)))
    .orderBy(asc(members.id));
  return rows.map(({ name }) => name);
}
/** The user's accounts with their open conversations, from the kept counts; oldest membership first. */
export const openCounts = (db: Executor, userId: number) => {
  const seen = sql`from ${conversationCounts} counted
    where counted.account_id = ${members.accountId} and counted.status = 'open'
    and not exists (select from ${inboxes} gone where gone.id = counted.inbox_id and gone.removed_at is not null)
    and (${members.role} = 'administrator' or exists (
      select from ${inboxMembers} seat where seat.member_id = ${members.id} and seat.inbox_id = counted.inbox_id
    ))`;
  return db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: members.role,
      open: sql<number>`(select coalesce(sum(counted.count), 0)::int ${seen})`,
      mine: sql<number>`(select coalesce(sum(counted.count), 0)::int ${seen} and counted.assignee_id = ${members.id})`,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(members.userId, userId), isOpen))
    .orderBy(asc(members.id));
};
