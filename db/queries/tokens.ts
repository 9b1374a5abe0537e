import 'server-only';
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { type Inbox, inboxes } from '@/db/schema/inboxes';

/** Inboxes whose token is to be renewed, by their ids, a part at a time. */
export const dueTokens = (
  db: Executor,
  { now, after, limit }: { now: Date; after: number; limit: number },
) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(lte(inboxes.tokenRefreshAt, now), gt(inboxes.id, after)))
    .orderBy(asc(inboxes.id))
    .limit(limit);

/** Until then nobody else asks for the same token; if whoever claims it dies, it is due again. */
export async function claimRefresh(
  db: Executor,
  id: number,
  { now, until }: { now: Date; until: Date },
): Promise<Inbox | undefined> {
  const [row] = await db
    .update(inboxes)
    .set({ tokenRefreshAt: until })
    .where(and(eq(inboxes.id, id), lte(inboxes.tokenRefreshAt, now)))
    .returning();
  return row;
}

type Replacing = {
  readonly old: string;
  readonly next: Pick<
    Inbox,
    'accessToken' | 'tokenSetAt' | 'tokenExpiresAt' | 'tokenRefreshAt' | 'tokenRefreshFailures'
  >;
};

/** Only the token that was asked for: one that a person brought meanwhile is newer. */
export async function replaceToken(
  db: Executor,
  id: number,
  { old, next }: Replacing,
): Promise<void> {
  await db
    .update(inboxes)
    .set(next)
    .where(and(eq(inboxes.id, id), eq(inboxes.accessToken, old)));
}

/** Null: not before somebody has logged in again. */
export async function putOffRefresh(
  db: Executor,
  id: number,
  { failures, at }: { failures: number; at: Date | null },
): Promise<void> {
  await db
    .update(inboxes)
    .set({ tokenRefreshAt: at, tokenRefreshFailures: failures })
    .where(and(eq(inboxes.id, id), isNull(inboxes.releasedAt)));
}
