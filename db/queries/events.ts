import 'server-only';
import { and, asc, desc, eq, exists, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { type Event, events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';

export type NewEvent = Pick<Event, 'object' | 'entryId' | 'digest' | 'lane' | 'raw' | 'at'>;

/** Below PostgreSQL's 65,535 parameters a statement. */
const ROWS_A_STATEMENT = 5000;

/** Stores what is not stored yet, all or nothing, and names every lane that was spoken of. */
export async function saveEvents(db: Database, rows: readonly NewEvent[]): Promise<string[]> {
  await db.transaction(async (tx) => {
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      await tx
        .insert(events)
        .values(rows.slice(from, from + ROWS_A_STATEMENT))
        .onConflictDoNothing();
    }
  });
  return [...new Set(rows.map(({ lane }) => lane))];
}

const due = (now: Date) =>
  and(eq(events.state, 'new'), or(isNull(events.dueAt), lte(events.dueAt, now)));

/** The lane's next events in the provider's order. */
export const nextEvents = (
  db: Database,
  lane: string,
  { now, limit }: { now: Date; limit: number },
) =>
  db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.lane, lane), due(now)))
    .orderBy(asc(events.at), asc(events.id))
    .limit(limit);

/** Makes this transaction the lane's only worker, then holds the event if it still is to be done. */
export async function lockEvent(
  tx: Transaction,
  lane: string,
  id: number,
): Promise<Event | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lane}, 0))`);
  const [event] = await tx
    .select()
    .from(events)
    .where(and(eq(events.id, id), eq(events.state, 'new')))
    .for('update');
  return event;
}

type Ending = Pick<Event, 'state'> &
  Partial<Pick<Event, 'accountId' | 'inboxId' | 'reason' | 'target' | 'attempts' | 'dueAt'>>;

export async function endEvent(db: Executor, id: number, ending: Ending): Promise<void> {
  await db
    .update(events)
    .set({ reason: null, target: null, dueAt: null, ...ending })
    .where(eq(events.id, id));
}

/** The message they speak of has come. Names their lanes. */
export async function wakeWaiting(
  tx: Transaction,
  entryId: string,
  target: string,
): Promise<string[]> {
  const woken = await tx
    .update(events)
    .set({ state: 'new', dueAt: null })
    .where(and(eq(events.state, 'waiting'), eq(events.entryId, entryId), eq(events.target, target)))
    .returning({ lane: events.lane });
  return woken.map(({ lane }) => lane);
}

/** Lanes whose bell was missed: something due was received before `before`. */
export async function dueLanes(
  db: Database,
  { now, before, limit }: { now: Date; before: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ lane: events.lane })
    .from(events)
    .where(and(due(now), lte(events.receivedAt, before)))
    .limit(limit);
  return rows.map(({ lane }) => lane);
}

/** Waiting for a message that came at the very moment when they looked for it. */
export async function wakeMissed(db: Database): Promise<void> {
  const here = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.inboxId, events.inboxId), eq(messages.externalId, events.target)));
  await db
    .update(events)
    .set({ state: 'new', dueAt: null })
    .where(and(eq(events.state, 'waiting'), exists(here)));
}

/** What came before its account was connected is taken up once it is. */
export async function claimEvents(db: Database): Promise<void> {
  const known = db.select({ id: inboxes.externalId }).from(inboxes);
  await db
    .update(events)
    .set({ state: 'new', dueAt: null })
    .where(and(eq(events.state, 'unclaimed'), inArray(events.entryId, known)));
}

/** What a person has to look at: given up, or of an account that nobody connected. Newest first. */
export const troubledEvents = (db: Database, limit: number) =>
  db
    .select({
      id: events.id,
      entryId: events.entryId,
      state: events.state,
      reason: events.reason,
      attempts: events.attempts,
      at: events.at,
      account: accounts.name,
    })
    .from(events)
    .leftJoin(accounts, eq(accounts.id, events.accountId))
    .where(inArray(events.state, ['failed', 'unclaimed']))
    .orderBy(desc(events.id))
    .limit(limit);

/** Puts a troubled event back to where it began; undefined when it is none (any more). */
export async function renewEvent(tx: Transaction, id: number) {
  const [row] = await tx
    .update(events)
    .set({ state: 'new', reason: null, attempts: 0, dueAt: null })
    .where(and(eq(events.id, id), inArray(events.state, ['failed', 'unclaimed'])))
    .returning({ lane: events.lane, accountId: events.accountId });
  return row;
}
