import 'server-only';
import { aliasedTable, and, asc, eq, exists, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { type Event, events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';

export type NewEvent = Pick<
  Event,
  'object' | 'entryId' | 'digest' | 'lane' | 'raw' | 'at' | 'kind' | 'externalId'
>;

/**
 * Stores what is not stored yet, all or nothing, and names every lane that was spoken of. The rows travel as one
 * text, so that it is the same statement for one and for a thousand.
 */
export async function saveEvents(db: Database, rows: readonly NewEvent[]): Promise<string[]> {
  const items = rows.map(({ entryId, externalId, ...rest }) => ({
    ...rest,
    entry_id: entryId,
    external_id: externalId,
  }));
  await db.execute(sql`
    insert into ${events} (object, entry_id, digest, lane, raw, at, kind, external_id)
    select object, entry_id, digest, lane, raw, at, kind, external_id
    from json_to_recordset(${JSON.stringify(items)}::json)
      as item (object text, entry_id text, digest text, lane text, raw text, at timestamptz, kind text, external_id text)
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
  Partial<
    Pick<Event, 'accountId' | 'inboxId' | 'reason' | 'attempts' | 'dueAt' | 'raw' | 'redactedAt'>
  >;

export async function endEvent(db: Executor, id: number, ending: Ending): Promise<void> {
  await db
    .update(events)
    .set({ reason: null, dueAt: null, ...ending })
    .where(eq(events.id, id));
}

const speaksOf = (entryId: string, externalId: string) =>
  and(eq(events.entryId, entryId), eq(events.externalId, externalId));

/**
 * Takes out of the log what is gone at the provider's: whatever told of the message keeps that it did, and when.
 * Those still to be worked on lose theirs once they are.
 */
export async function redactEvents(
  tx: Transaction,
  { entryId, externalId }: { readonly entryId: string; readonly externalId: string },
  { why, now }: { readonly why: Redaction; readonly now: Date },
): Promise<void> {
  await tx
    .update(events)
    .set(redacted(why, now))
    .where(
      and(
        speaksOf(entryId, externalId),
        inArray(events.state, ['done', 'ignored', 'failed']),
        ne(events.kind, 'read'),
        isNull(events.redactedAt),
      ),
    );
}

export type Redaction = 'unsent' | 'story_ended';

/** What stands in the log instead. Replayed, it is nothing that anybody knows. */
export const redacted = (why: Redaction, now: Date) => ({
  raw: JSON.stringify({ redacted: why }),
  redactedAt: now,
});

/** The message they speak of has come. Names their lanes. */
export async function wakeWaiting(
  tx: Transaction,
  entryId: string,
  externalId: string,
): Promise<string[]> {
  const woken = await tx
    .update(events)
    .set({ state: 'new', dueAt: null })
    .where(and(eq(events.state, 'waiting'), speaksOf(entryId, externalId)))
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

/** Messages that have to be asked for, and whose time has come. */
export const eventsToFetch = (db: Database, now: Date, limit: number) =>
  db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.state, 'waiting'), lte(events.dueAt, now)))
    .orderBy(asc(events.dueAt))
    .limit(limit);

export async function getEvent(db: Executor, id: number): Promise<Event | undefined> {
  const [row] = await db.select().from(events).where(eq(events.id, id));
  return row;
}

/** Makes this transaction the lane's only worker, whatever it is about to write there. */
export const holdLane = (tx: Transaction, lane: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lane}, 0))`);

/** Waiting for a message that came at the very moment when they looked for it. */
export async function wakeMissed(db: Database): Promise<void> {
  const here = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.inboxId, events.inboxId), eq(messages.externalId, events.externalId)));
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
