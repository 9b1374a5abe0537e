import 'server-only';
import { and, asc, eq, exists, isNotNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Executor } from '@/db/client';
import { type Inbox, inboxes, inboxMembers } from '@/db/schema/inboxes';
import type { Channel } from '@/lib/domain/channel';
import type { Scope } from '@/lib/domain/scope';

/** By what the provider calls it; the one look-up that has no tenant yet. */
export async function findInboxByExternalId(
  db: Executor,
  channel: Channel,
  externalId: string,
): Promise<Inbox | undefined> {
  const [row] = await db
    .select()
    .from(inboxes)
    .where(and(eq(inboxes.channel, channel), eq(inboxes.externalId, externalId)));
  return row;
}

export async function findInbox(db: Executor, id: number): Promise<Inbox | undefined> {
  const [row] = await db.select().from(inboxes).where(eq(inboxes.id, id));
  return row;
}

/** Administrators and the product itself see every inbox; agents those they are a member of. */
export const reaches = (scope: Scope, inboxId: AnyPgColumn) =>
  scope.role === 'agent'
    ? exists(
        sql`(select from ${inboxMembers} where ${inboxMembers.inboxId} = ${inboxId} and ${inboxMembers.memberId} = ${scope.memberId})`,
      )
    : undefined;

export const listInboxes = (db: Executor, scope: Scope) =>
  db
    .select({ id: inboxes.id, name: inboxes.name })
    .from(inboxes)
    .where(and(eq(inboxes.accountId, scope.accountId), reaches(scope, inboxes.id)))
    .orderBy(asc(inboxes.name), asc(inboxes.id));

/** What a provider refuses, or refused when it was last asked. */
export const troubledInboxes = (db: Executor, limit: number) =>
  db.select({ id: inboxes.id }).from(inboxes).where(isNotNull(inboxes.problem)).limit(limit);

export async function setInboxProblem(
  db: Executor,
  id: number,
  { problem, since }: { problem: string | null; since: Date | null },
): Promise<void> {
  await db.update(inboxes).set({ problem, problemSince: since }).where(eq(inboxes.id, id));
}
