import 'server-only';
import { and, count, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { accounts, audits, members } from '@/db/schema/accounts';
import { inboxes } from '@/db/schema/inboxes';
import { type Invitation, invitationInboxes, invitations } from '@/db/schema/invitations';
import { users } from '@/db/schema/users';
import type { Role } from '@/lib/domain/conversation';
import type { MemberScope, Scope } from '@/lib/domain/scope';

const isWaiting = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

type Sent = { readonly tokenHash: string; readonly now: Date; readonly expiresAt: Date };

/** The account's invitation of this address that waits, made anew or given its new role and token. */
export async function saveInvitation(
  tx: Transaction,
  { accountId, memberId }: MemberScope,
  invitation: { readonly email: string; readonly role: Role } & Sent,
): Promise<{ id: number; isNew: boolean }> {
  const { email, role, tokenHash, now, expiresAt } = invitation;
  const values = { role, tokenHash, expiresAt, invitedBy: memberId, ...UNSENT };
  const [row] = await tx
    .update(invitations)
    .set(values)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.email, email), isWaiting))
    .returning({ id: invitations.id });
  if (row) return { ...row, isNew: false };

  const [made] = await tx
    .insert(invitations)
    .values({ accountId, email, createdAt: now, ...values })
    .returning({ id: invitations.id });
  if (!made) throw new Error('an insert always returns its row');
  return { ...made, isNew: true };
}

const UNSENT = { mailedAt: null, mailProblem: null };

/** An invitation of the account that waits for an answer. */
export async function lockWaiting(
  tx: Transaction,
  { accountId }: Scope,
  id: number,
): Promise<{ email: string; role: Role } | undefined> {
  const [row] = await tx
    .select({ email: invitations.email, role: invitations.role })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.id, id), isWaiting))
    .for('no key update');
  return row;
}

/** A new token; the old link is dead. */
export async function renewInvitation(
  tx: Transaction,
  id: number,
  { tokenHash, expiresAt }: Omit<Sent, 'now'>,
): Promise<void> {
  const renewed = { tokenHash, expiresAt, ...UNSENT };
  await tx.update(invitations).set(renewed).where(eq(invitations.id, id));
}

export async function revokeInvitation(
  tx: Transaction,
  { accountId }: Scope,
  id: number,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.id, id), isWaiting))
    .returning({ id: invitations.id });
  return rows.length > 0;
}

/** Replaces the inboxes of an invitation by those of these that are the account's; tells which they are. */
export async function setInvitationInboxes(
  tx: Transaction,
  { accountId }: Scope,
  invitationId: number,
  inboxIds: readonly number[],
): Promise<number[]> {
  await tx.delete(invitationInboxes).where(eq(invitationInboxes.invitationId, invitationId));
  if (inboxIds.length === 0) return [];
  const known = await tx
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(eq(inboxes.accountId, accountId), inArray(inboxes.id, [...inboxIds])));
  const ids = known.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .insert(invitationInboxes)
      .values(ids.map((inboxId) => ({ accountId, invitationId, inboxId })));
  }
  return ids;
}

/** What became of the mail with this token; of an older mail nobody wants to know. */
export async function setMailed(
  db: Executor,
  tokenHash: string,
  mailed: Pick<Invitation, 'mailedAt' | 'mailProblem'>,
): Promise<void> {
  await db.update(invitations).set(mailed).where(eq(invitations.tokenHash, tokenHash));
}

/** Holds the invitation, so that of two who accept it at once the second finds it accepted. */
export async function lockInvitation(
  tx: Transaction,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, tokenHash))
    .for('update');
  return row;
}

/** What somebody who holds the link may know of it. */
export async function findInvitation(db: Executor, tokenHash: string) {
  const inviter = sql<string | null>`(
    select ${users.name} from ${members} join ${users} on ${users.id} = ${members.userId}
    where ${members.id} = ${invitations.invitedBy})`;
  const [row] = await db
    .select({
      accountId: invitations.accountId,
      account: accounts.name,
      inviter,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      revokedAt: invitations.revokedAt,
    })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .where(eq(invitations.tokenHash, tokenHash));
  return row;
}

export async function markAccepted(tx: Transaction, id: number, now: Date): Promise<void> {
  await tx.update(invitations).set({ acceptedAt: now }).where(eq(invitations.id, id));
}

export async function inboxesOfInvitation(tx: Transaction, id: number): Promise<number[]> {
  const rows = await tx
    .select({ id: invitationInboxes.inboxId })
    .from(invitationInboxes)
    .where(eq(invitationInboxes.invitationId, id));
  return rows.map(({ id: inboxId }) => inboxId);
}

/** Those that wait, expired ones too, newest first. */
export const listInvitations = (db: Executor, { accountId }: Scope) =>
  db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      mailedAt: invitations.mailedAt,
      mailProblem: invitations.mailProblem,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      revokedAt: invitations.revokedAt,
    })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), isWaiting))
    .orderBy(desc(invitations.id));

/** How many mails left since then, told by the record: from the account, and to this address. */
export async function countMailed(
  tx: Transaction,
  { accountId }: Scope,
  { email, since }: { readonly email: string; readonly since: Date },
): Promise<{ byAccount: number; toAddress: number }> {
  const [row] = await tx
    .select({
      byAccount: count(),
      toAddress: sql<number>`count(*) filter (where ${invitations.email} = ${email})::int`,
    })
    .from(audits)
    .innerJoin(invitations, sql`${audits.subject} = 'invitation:' || ${invitations.id}`)
    .where(
      and(
        eq(audits.accountId, accountId),
        eq(invitations.accountId, accountId),
        sql`split_part(act, '.', 1) = 'invitation'`,
        inArray(audits.act, ['invitation.sent', 'invitation.resent']),
        gt(audits.at, since),
      ),
    );
  return row ?? { byAccount: 0, toAddress: 0 };
}
