import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import type { Channel } from '@/lib/domain/channel';

/** Nothing when the account has an inbox already, whoever's it is. */
export async function addInbox(
  tx: Transaction,
  inbox: typeof inboxes.$inferInsert,
): Promise<Inbox | undefined> {
  const [row] = await tx
    .insert(inboxes)
    .values(inbox)
    .onConflictDoNothing({
      target: [inboxes.channel, inboxes.externalId],
      where: isNull(inboxes.releasedAt),
    })
    .returning();
  return row;
}

export async function lockInboxByExternalId(
  tx: Transaction,
  channel: Channel,
  externalId: string,
): Promise<Inbox | undefined> {
  const [row] = await tx
    .select()
    .from(inboxes)
    .where(
      and(
        eq(inboxes.channel, channel),
        eq(inboxes.externalId, externalId),
        isNull(inboxes.releasedAt),
      ),
    )
    .for('no key update');
  return row;
}

export async function renewConnection(
  tx: Transaction,
  id: number,
  connection: Partial<Omit<Inbox, 'id' | 'accountId' | 'externalId'>>,
): Promise<void> {
  await tx.update(inboxes).set(connection).where(eq(inboxes.id, id));
}

/** The inbox that this account last was in the same workspace, unless that is being deleted. */
export async function lockReleasedInbox(
  tx: Transaction,
  { accountId, channel, externalId }: Pick<Inbox, 'accountId' | 'channel' | 'externalId'>,
): Promise<Inbox | undefined> {
  const [row] = await tx
    .select()
    .from(inboxes)
    .where(
      and(
        eq(inboxes.accountId, accountId),
        eq(inboxes.channel, channel),
        eq(inboxes.externalId, externalId),
        isNotNull(inboxes.releasedAt),
        isNull(inboxes.removedAt),
      ),
    )
    .orderBy(desc(inboxes.releasedAt))
    .limit(1)
    .for('no key update');
  return row;
}

/** What was told for a later moment stands. */
export async function restrictInbox(
  tx: Transaction,
  id: number,
  told: { readonly at: Date; readonly restricts: boolean; readonly reason: string | null },
): Promise<void> {
  const { at, restricts, reason } = told;
  await tx
    .update(inboxes)
    .set({ restrictedAt: at, restriction: restricts ? (reason ?? '') : null })
    .where(
      and(eq(inboxes.id, id), or(isNull(inboxes.restrictedAt), lte(inboxes.restrictedAt, at))),
    );
}

/** One that was added in the same transaction: nothing is in it yet. */
export async function dropInbox(tx: Transaction, id: number): Promise<void> {
  await tx.delete(inboxes).where(eq(inboxes.id, id));
}

/** Its account may be connected elsewhere from now on; its token is forgotten, and nothing is asked of the provider. */
export async function releaseInbox(
  tx: Transaction,
  id: number,
  { problem, now }: { readonly problem: string; readonly now: Date },
): Promise<void> {
  await tx
    .update(inboxes)
    .set({
      releasedAt: now,
      accessToken: '',
      tokenExpiresAt: null,
      tokenSetAt: null,
      tokenRefreshAt: null,
      tokenRefreshFailures: 0,
      subscribeAt: null,
      subscribedFields: null,
      checkAt: null,
      gapCheckAt: null,
      problem,
      problemSince: now,
      noticed: null,
    })
    .where(eq(inboxes.id, id));
}

/** What was asked for before a release finds nothing to change. */
export async function setSubscription(
  db: Executor,
  id: number,
  subscription: Partial<
    Pick<Inbox, 'subscribedFields' | 'subscribeAt' | 'subscribeFailures' | 'subscribeProblem'>
  >,
): Promise<void> {
  await db
    .update(inboxes)
    .set(subscription)
    .where(and(eq(inboxes.id, id), isNull(inboxes.releasedAt)));
}

/** Not while somebody else holds it: what they write there is as new. */
export async function touchInbox(
  db: Executor,
  id: number,
  last: Partial<Pick<Inbox, 'lastEventAt' | 'lastSentAt'>>,
): Promise<void> {
  const free = db.select({ id: inboxes.id }).from(inboxes).where(eq(inboxes.id, id));
  await db
    .update(inboxes)
    .set(last)
    .where(inArray(inboxes.id, free.for('no key update', { skipLocked: true })));
}

export async function setCheck(db: Executor, id: number, at: Date): Promise<void> {
  const stands = and(eq(inboxes.id, id), isNull(inboxes.releasedAt));
  await db.update(inboxes).set({ checkAt: at }).where(stands);
}

export const dueChecks = (db: Executor, now: Date, limit: number) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(lte(inboxes.checkAt, now))
    .orderBy(asc(inboxes.checkAt))
    .limit(limit);

export const dueSubscriptions = (db: Executor, now: Date, limit: number) =>
  db
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(lte(inboxes.subscribeAt, now))
    .orderBy(asc(inboxes.subscribeAt))
    .limit(limit);

/** By either id that a provider calls an account, through whichever app: which it uses where is not certain (FACTS.md §1.7). */
export const inboxesKnownAs = (db: Executor, userId: string) =>
  db
    .select({ id: inboxes.id, accountId: inboxes.accountId })
    .from(inboxes)
    .where(
      and(
        isNull(inboxes.releasedAt),
        or(eq(inboxes.externalId, userId), eq(inboxes.appScopedId, userId)),
      ),
    );
