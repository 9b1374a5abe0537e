import 'server-only';
import { and, asc, eq, gt, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { members } from '@/db/schema/accounts';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import type { Notice } from '@/lib/domain/connection-notice';

type Noticeable = {
  readonly failures: number;
  /** Whose token ends by then. */
  readonly before: Date;
  /** An inbox's id. */
  readonly after: number;
  readonly limit: number;
};

/** Inboxes of which there may be something to tell, by their ids, a part at a time. */
export const perhapsNoticeable = (db: Executor, { failures, before, after, limit }: Noticeable) =>
  db
    .select()
    .from(inboxes)
    .where(
      and(
        gt(inboxes.id, after),
        isNull(inboxes.releasedAt),
        or(
          isNotNull(inboxes.noticed),
          isNotNull(inboxes.problem),
          gte(inboxes.tokenRefreshFailures, failures),
          lte(inboxes.tokenExpiresAt, before),
        ),
      ),
    )
    .orderBy(asc(inboxes.id))
    .limit(limit);

/** Of two who want to tell the same, one may. */
export async function claimNotice(
  db: Executor,
  { id, noticed }: Pick<Inbox, 'id' | 'noticed'>,
  next: Notice | null,
): Promise<boolean> {
  const rows = await db
    .update(inboxes)
    .set({ noticed: next })
    .where(and(eq(inboxes.id, id), sql`${inboxes.noticed} is not distinct from ${noticed}`))
    .returning({ id: inboxes.id });
  return rows.length > 0;
}

/** Where an account's administrators are reached. */
export const administratorMails = (db: Executor, accountId: number) =>
  db
    .select({ email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.accountId, accountId),
        eq(members.role, 'administrator'),
        isNull(members.disabledAt),
      ),
    );
