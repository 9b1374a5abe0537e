import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { audits, members } from '@/db/schema/accounts';
import { users } from '@/db/schema/users';

type Audit = Pick<typeof audits.$inferInsert, 'act' | 'subject' | 'details' | 'at'> & {
  /** Null for what belongs to no account, such as signing in. */
  readonly accountId: number | null;
  /** Null when the product itself acted. */
  readonly userId: number | null;
};

/** `act` is `noun.happened`, `subject` is `noun:id`; neither holds words that people wrote. */
export async function saveAudit(tx: Transaction, audit: Audit): Promise<void> {
  await tx.insert(audits).values(audit);
}

type UserAudit = Pick<Audit, 'act' | 'details' | 'at'> & {
  readonly userId: number;
  /** The user, unless it is something of theirs. */
  readonly subject?: string;
};

/** What somebody did as themselves stands in the record of every account that is open to them. */
export async function saveUserAudit(
  tx: Transaction,
  { userId, subject = `user:${userId}`, ...done }: UserAudit,
): Promise<void> {
  const places = await tx
    .select({ accountId: members.accountId })
    .from(members)
    .where(and(eq(members.userId, userId), isNull(members.disabledAt)));
  const records = places.length > 0 ? places : [{ accountId: null }];
  await saveAudits(
    tx,
    records.map(({ accountId }) => ({ accountId, userId, subject, ...done })),
  );
}

export async function saveAudits(tx: Transaction, rows: readonly Audit[]): Promise<void> {
  await tx.insert(audits).values([...rows]);
}

/** Who changed which of the installation's settings, newest first. */
export const settingAudits = (db: Executor, limit: number) =>
  db
    .select({
      id: audits.id,
      act: audits.act,
      subject: audits.subject,
      by: users.name,
      at: audits.at,
    })
    .from(audits)
    .leftJoin(users, eq(users.id, audits.userId))
    .where(and(isNull(audits.accountId), sql`split_part(act, '.', 1) = 'setting'`))
    .orderBy(desc(audits.at), desc(audits.id))
    .limit(limit);
