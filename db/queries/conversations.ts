import 'server-only';
import { and, asc, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import type { Identity } from '@/db/schema/contacts';
import { type Conversation, conversations } from '@/db/schema/conversations';
import type { Scope } from '@/lib/domain/scope';
import { reaches } from './inboxes';

type Beginning = { readonly at: Date; readonly now: Date } & Partial<
  Pick<Conversation, 'status' | 'resolvedAt'>
>;

/** Held like any other until the transaction ends, as is the account's count: the shorter, the better. */
export async function startConversation(
  tx: Transaction,
  { accountId, inboxId, contactId, id: identityId }: Identity,
  { at, now, ...standing }: Beginning,
): Promise<Conversation> {
  const numbered = tx.$with('numbered').as(
    tx
      .update(accounts)
      .set({ lastConversationNumber: sql`${accounts.lastConversationNumber} + 1` })
      .where(eq(accounts.id, accountId))
      .returning({ number: accounts.lastConversationNumber }),
  );
  const [created] = await tx
    .with(numbered)
    .insert(conversations)
    .values({
      accountId,
      inboxId,
      contactId,
      identityId,
      number: sql`(select last_conversation_number from ${numbered})`,
      lastActivityAt: at,
      createdAt: now,
      version: 0,
      ...standing,
    })
    .returning();
  if (!created) throw new Error('an insert always returns its row');
  return created;
}

/** Holds the row until the transaction ends, so two writers can't decide on the same past. */
export async function lockConversationById(tx: Transaction, id: number): Promise<Conversation> {
  const row = await lockConversationIfThere(tx, id);
  if (!row) throw new Error(`conversation ${id} vanished`);
  return row;
}

/** The same for what was planned while it was there: its inbox may have been removed, or the person deleted. */
export async function lockConversationIfThere(
  tx: Transaction,
  id: number,
): Promise<Conversation | undefined> {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.id, id))
    .for('no key update');
  return row;
}

/** Compared as bigint, so that a number beyond the column's is one that nobody has, not an error. */
export const isCalled = (number: number) => sql`${conversations.number} = ${number}::bigint`;

const within = (scope: Scope, number: number) =>
  and(
    eq(conversations.accountId, scope.accountId),
    isCalled(number),
    reaches(scope, conversations.inboxId),
  );

/** The same, by what a person calls it, if this person may see it. */
export async function lockConversation(
  tx: Transaction,
  scope: Scope,
  number: number,
): Promise<Conversation | undefined> {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(within(scope, number))
    .for('no key update');
  return row;
}

export async function findConversation(
  db: Executor,
  scope: Scope,
  number: number,
): Promise<Conversation | undefined> {
  const [row] = await db.select().from(conversations).where(within(scope, number));
  return row;
}

export async function getConversation(db: Executor, id: number): Promise<Conversation | undefined> {
  const [row] = await db.select().from(conversations).where(eq(conversations.id, id));
  return row;
}

type ConversationChange = Partial<
  Pick<
    Conversation,
    | 'status'
    | 'assigneeId'
    | 'lastActivityAt'
    | 'lastInboundAt'
    | 'resolvedAt'
    | 'snoozedUntil'
    | 'contactSeenAt'
    | 'unreadCount'
    | 'controlledBy'
    | 'controlledAt'
    | 'toldSeenAt'
  >
>;

/** Every change counts the version up, which is what browsers hear of. */
export async function updateConversation(
  tx: Transaction,
  id: number,
  change: ConversationChange,
): Promise<number> {
  const [row] = await tx
    .update(conversations)
    .set({ ...change, version: sql`${conversations.version} + 1` })
    .where(eq(conversations.id, id))
    .returning({ version: conversations.version });
  if (!row) throw new Error(`conversation ${id} vanished`);
  return row.version;
}

/** Something about a person's newest one looks different now, though the row itself stays. */
export async function touchNewestOf(
  tx: Transaction,
  identityId: number,
): Promise<Conversation | undefined> {
  const newest = tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.identityId, identityId))
    .orderBy(desc(conversations.id))
    .limit(1);
  const [row] = await tx
    .update(conversations)
    .set({ version: sql`${conversations.version} + 1` })
    .where(eq(conversations.id, newest))
    .returning();
  return row;
}

/** Snoozed until a moment that has come, the longest overdue first. */
export const dueSnoozed = (db: Executor, now: Date, limit: number) =>
  db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(isNotNull(conversations.snoozedUntil), lte(conversations.snoozedUntil, now)))
    .orderBy(asc(conversations.snoozedUntil))
    .limit(limit);
