import 'server-only';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Executor } from '@/db/client';
import { audits, members } from '@/db/schema/accounts';
import { inboxes } from '@/db/schema/inboxes';
import { invitations } from '@/db/schema/invitations';
import { users } from '@/db/schema/users';
import { AUDIT_KINDS, type AuditKind } from '@/lib/domain/audit';
import type { Scope } from '@/lib/domain/scope';

export type ActivityFilter = {
  /** A user, whatever became of their place. */
  readonly person: number | null;
  readonly kind: AuditKind | null;
};

type Page = {
  readonly before: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
};

const columns = {
  id: audits.id,
  userId: audits.userId,
  act: audits.act,
  subject: audits.subject,
  details: audits.details,
  at: audits.at,
};

/**
 * The account's record, newest first. Whatever it is filtered by, an index gives the rows in this order; one
 * person's record of every kind is laid together from those of each kind.
 */
export async function listActivity(
  db: Executor,
  scope: Scope,
  { person, kind, ...page }: ActivityFilter & Page,
) {
  if (person === null || kind !== null) return ofOneKind(db, scope, { person, kind, ...page });

  const [first, second, ...others] = AUDIT_KINDS.map((one) =>
    ofOneKind(db, scope, { person, kind: one, ...page }),
  );
  if (!first || !second) return [];
  return unionAll(first, second, ...others)
    .orderBy(desc(audits.at), desc(audits.id))
    .limit(page.limit);
}

const ofOneKind = (
  db: Executor,
  { accountId }: Scope,
  { person, kind, before, limit }: ActivityFilter & Page,
) =>
  db
    .select(columns)
    .from(audits)
    .where(
      and(
        eq(audits.accountId, accountId),
        person === null ? undefined : eq(audits.userId, person),
        kind === null ? undefined : sql`split_part(act, '.', 1) = ${kind}`,
        before
          ? sql`(${audits.at}, ${audits.id}) < (${before.at.toISOString()}::timestamptz, ${before.id})`
          : undefined,
      ),
    )
    .orderBy(desc(audits.at), desc(audits.id))
    .limit(limit);

export type ActivityRow = Awaited<ReturnType<typeof ofOneKind>>[number];

type Ids = { readonly users: number[]; readonly inboxes: number[]; readonly invitations: number[] };

/** What the things that a page of the record speaks of are called; of the users also their place in the account. */
export async function namesIn(db: Executor, { accountId }: Scope, ids: Ids) {
  const isTheirs = and(eq(members.userId, users.id), eq(members.accountId, accountId));
  const ofUsers = db
    .select({ id: users.id, name: users.name, memberId: members.id })
    .from(users)
    .leftJoin(members, isTheirs)
    .where(inArray(users.id, ids.users));
  const ofInboxes = db
    .select({ id: inboxes.id, name: inboxes.name })
    .from(inboxes)
    .where(
      and(
        eq(inboxes.accountId, accountId),
        inArray(inboxes.id, ids.inboxes),
        isNull(inboxes.removedAt),
      ),
    );
  const ofInvitations = db
    .select({ id: invitations.id, name: invitations.email })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), inArray(invitations.id, ids.invitations)));
  return {
    users: new Map((await ofUsers).map((user) => [user.id, user])),
    inboxes: named(await ofInboxes),
    invitations: named(await ofInvitations),
  };
}

const named = (rows: readonly { readonly id: number; readonly name: string }[]) =>
  new Map(rows.map(({ id, name }) => [id, name]));

/** Everybody who is or was in the account. */
export const listPeople = (db: Executor, { accountId }: Scope) =>
  db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.accountId, accountId))
    .orderBy(asc(users.name), asc(users.id));
