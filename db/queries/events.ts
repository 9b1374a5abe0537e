import 'server-only';
import {
  aliasedTable,
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNull,
  lte,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { type Event, events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';

export type NewEvent = Pick<Event, 'object' | 'entryId' | 'digest' | 'lane' | 'raw' | 'at'>;

/**
 * Stores what is not stored yet, all or nothing, and names every lane that was spoken of. The rows travel as one
 * text, so that it is the same statement for one and for a thousand.
 */
export async function saveEvents(db: Database, rows: readonly NewEvent[]): Promise<string[]> {
  const items = rows.map(({ entryId, at, ...rest }) => ({ ...rest, entry_id: entryId, at }));
  await db.execute(sql`
    insert into ${events} (object, entry_id, digest, lane, raw, at)
    select object, entry_id, digest, lane, raw, at
    from json_to_recordset(${JSON.stringify(items)}::json)
      as item (object text, entry_id text, digest text, lane text, raw text, at timestamptz)
    on conflict do nothing`);
  return [...new Set(rows.map(({ lane }) => lane))];
}

const due = (now: Date, { state, dueAt } = events) =>
  and(eq(state, 'new'), or(isNull(dueAt), lte(dueAt, now)));

/** Whether the lane has something to do right now. */
export async function hasDue(db: Database, lane: string, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.lane, lane), due(now)))
    .limit(1);
  return row !== undefined;
}

/**
 * Makes this transaction the lane's only worker. Its commit does not wait for the disk: a database that crashes loses
 * the event's end together with all that came of it, and the event is done again (docs/adr/0020).
 */
const alone = (lane: string) => sql`(
  select pg_advisory_xact_lock(hashtextextended(${lane}, 0)), set_config('synchronous_commit', 'off', true)
) as alone`;

/**
 * Holds the lane's next event in the provider's order. With it come the inbox that it speaks of, if anybody connected
 * that, and whether there is one more to do.
 */
export async function lockNextEvent(tx: Transaction, lane: string, now: Date) {
  const other = aliasedTable(events, 'other');
  const others = tx
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.lane, lane), due(now, other), ne(other.id, events.id)));
  const [next] = await tx
    .select({ event: events, inbox: inboxes, more: sql<boolean>`${exists(others)}` })
    .from(events)
    .innerJoin(alone(lane), sql`true`)
    .leftJoin(
      inboxes,
      and(
        eq(inboxes.channel, sql`split_part(${events.lane}, ':', 1)`),
        eq(inboxes.externalId, events.entryId),
        isNull(inboxes.releasedAt),
      ),
    )
    .where(and(eq(events.lane, lane), due(now)))
    .orderBy(asc(events.at), asc(events.id))
    .limit(1)
    .for('update', { of: events });
  return next;
}

/** Holds an event if it still is to be done. */
export async function lockEvent(
  tx: Transaction,
  lane: string,
  id: number,
): Promise<Event | undefined> {
  const [row] = await tx
    .select({ event: events })
    .from(events)
    .innerJoin(alone(lane), sql`true`)
    .where(and(eq(events.id, id), eq(events.state, 'new')))
    .for('update', { of: events });
  return row?.event;
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
  const known = db
    .select({ id: inboxes.externalId })
    .from(inboxes)
    .where(isNull(inboxes.releasedAt));
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
