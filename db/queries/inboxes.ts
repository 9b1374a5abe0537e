import 'server-only';
import { and, asc, eq, exists, isNotNull, isNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Executor, Transaction } from '@/db/client';
import { type Inbox, inboxes, inboxMembers } from '@/db/schema/inboxes';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { InboxSwitch } from '@/lib/domain/inbox-switch';
import type { Scope } from '@/lib/domain/scope';

export async function findInbox(db: Executor, id: number): Promise<Inbox | undefined> {
  const [row] = await db.select().from(inboxes).where(eq(inboxes.id, id));
  return row;
}

/** An inbox that this person may see, held until the transaction ends. */
export async function lockInbox(
  tx: Transaction,
  scope: Scope,
  id: number,
): Promise<Inbox | undefined> {
  const [row] = await tx
    .select()
    .from(inboxes)
    .where(
      and(eq(inboxes.accountId, scope.accountId), eq(inboxes.id, id), reaches(scope, inboxes.id)),
    )
    .for('no key update');
  return row;
}

/** Holds an inbox until the transaction ends, whoever may see it. */
export async function lockAnyInbox(tx: Transaction, id: number): Promise<Inbox | undefined> {
  const [row] = await tx.select().from(inboxes).where(eq(inboxes.id, id)).for('no key update');
  return row;
}

export async function updateInbox(
  tx: Transaction,
  id: number,
  change: Partial<Pick<Inbox, 'name' | InboxSwitch>>,
): Promise<void> {
  await tx.update(inboxes).set(change).where(eq(inboxes.id, id));
}

/**
 * Administrators see every inbox, agents those they are a member of, and nobody one that is being deleted. The
 * product itself sees them all.
 */
export function reaches(scope: Scope, inboxId: AnyPgColumn) {
  if (scope.role === 'system') return undefined;
  if (scope.role === 'administrator') return isThere(scope, inboxId);
  const isMember = exists(
    sql`(select from ${inboxMembers} where ${inboxMembers.inboxId} = ${inboxId} and ${inboxMembers.memberId} = ${scope.memberId})`,
  );
  return and(isMember, isThere(scope, inboxId));
}

/** Not one that is being deleted. */
export function isThere({ accountId }: Scope, inboxId: AnyPgColumn) {
  const removed = sql`array(select gone.id from ${inboxes} gone where gone.account_id = ${accountId} and gone.removed_at is not null)`;
  return sql`${inboxId} <> all (${removed})`;
}

export const listInboxes = (db: Executor, scope: Scope) =>
  db
    .select({ id: inboxes.id, name: inboxes.name })
    .from(inboxes)
    .where(and(eq(inboxes.accountId, scope.accountId), reaches(scope, inboxes.id)))
    .orderBy(asc(inboxes.name), asc(inboxes.id));

/** Every inbox of the account as its administrators look at it, also while it is being deleted: nothing of its token. */
export const listInboxSettings = (db: Executor, { accountId }: Scope) =>
  db
    .select({
      id: inboxes.id,
      name: inboxes.name,
      channel: inboxes.channel,
      username: inboxes.username,
      problem: inboxes.problem,
      problemSince: inboxes.problemSince,
      releasedAt: inboxes.releasedAt,
      removedAt: inboxes.removedAt,
      tokenExpiresAt: inboxes.tokenExpiresAt,
      subscribeAt: inboxes.subscribeAt,
      subscribeProblem: inboxes.subscribeProblem,
      restriction: inboxes.restriction,
      lockToSingleConversation: inboxes.lockToSingleConversation,
      showsTyping: inboxes.showsTyping,
      showsSeen: inboxes.showsSeen,
      reacts: inboxes.reacts,
    })
    .from(inboxes)
    .where(eq(inboxes.accountId, accountId))
    .orderBy(asc(inboxes.name), asc(inboxes.id));

/** As far as this person may see them. */
export const inboxRecords = (db: Executor, scope: Scope): Promise<Inbox[]> =>
  db
    .select()
    .from(inboxes)
    .where(and(eq(inboxes.accountId, scope.accountId), reaches(scope, inboxes.id)))
    .orderBy(asc(inboxes.id));

export async function findInboxOf(
  db: Executor,
  scope: Scope,
  id: number,
): Promise<Inbox | undefined> {
  const [row] = await db
    .select()
    .from(inboxes)
    .where(
      and(eq(inboxes.accountId, scope.accountId), eq(inboxes.id, id), reaches(scope, inboxes.id)),
    );
  return row;
}

/** What a provider refuses, or refused when it was last asked. */
export const troubledInboxes = (db: Executor, limit: number) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(isNotNull(inboxes.problem), isNull(inboxes.releasedAt)))
    .limit(limit);

type Refusal = {
  readonly verdict: Pick<GraphVerdict, 'sentence' | 'permission'>;
  readonly now: Date;
};

/**
 * The provider refuses it; a released one keeps to why it is. Since when stays the beginning; a permission that is
 * missing is no longer granted.
 */
export async function refuseInbox(
  db: Executor,
  id: number,
  { verdict: { sentence, permission }, now }: Refusal,
): Promise<void> {
  const { problemSince, permissions, releasedAt } = inboxes;
  await db
    .update(inboxes)
    .set({
      problem: sentence,
      problemSince: sql`coalesce(${problemSince}, ${now.toISOString()}::timestamptz)`,
      ...(permission && {
        permissions: sql`array_to_string(array_remove(string_to_array(${permissions}, ','), ${permission}), ',')`,
      }),
    })
    .where(and(eq(inboxes.id, id), isNull(releasedAt)));
}

/** The provider takes it again, with these permissions. */
export async function acceptInbox(
  db: Executor,
  id: number,
  permissions: string | null,
): Promise<void> {
  const healthy = { problem: null, problemSince: null, permissions };
  await db
    .update(inboxes)
    .set(healthy)
    .where(and(eq(inboxes.id, id), isNull(inboxes.releasedAt)));
}
