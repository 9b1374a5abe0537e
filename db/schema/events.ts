import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, moment, reference } from './columns';
import { inboxes } from './inboxes';

/**
 * `new` waits for its turn; `waiting` for the message it speaks of; `unclaimed` for somebody to connect its
 * account. `ignored` says why; `failed` can be replayed.
 */
export const EVENT_STATES = ['new', 'waiting', 'unclaimed', 'done', 'ignored', 'failed'] as const;

/** What a provider sent, one item a row, as it came. */
export const events = pgTable(
  'events',
  {
    id: identity(),
    accountId: reference('account_id'),
    inboxId: reference('inbox_id'),
    /** The webhook's `object`. */
    object: text('object').notNull(),
    entryId: text('entry_id').notNull(),
    /** SHA-256 of the item, hex: what makes a redelivery the same event. */
    digest: text('digest').notNull(),
    /** channel : account : contact; one lane is worked by one worker at a time. */
    lane: text('lane').notNull(),
    /** A slice of the body: text, because jsonb refuses what providers send. */
    raw: text('raw').notNull(),
    state: text('state', { enum: EVENT_STATES }).notNull().default('new'),
    reason: text('reason'),
    /** What it tells of, in a word: `message`, `reaction`, `comments` … */
    kind: text('kind').notNull().default('unknown'),
    /** The provider's id of the message that it is, or speaks of. */
    externalId: text('external_id'),
    /** When what it carried was taken out of `raw`, because it is gone at the provider's. */
    redactedAt: moment('redacted_at'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: moment('due_at'),
    /** The provider's time. */
    at: moment('at').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
  },
  (t) => [
    unique('events_once').on(t.object, t.entryId, t.digest),
    index('events_new').on(t.lane, t.at, t.id).where(sql`state = 'new'`),
    index('events_due').on(t.dueAt).where(sql`state = 'new'`),
    index('events_of_message').on(t.entryId, t.externalId).where(sql`external_id is not null`),
    index('events_to_fetch').on(t.dueAt).where(sql`state = 'waiting' and due_at is not null`),
    index('events_of_account').on(t.accountId, t.id.desc()),
    index('events_unclaimed').on(t.entryId).where(sql`state = 'unclaimed'`),
    index('events_of_inbox').on(t.inboxId),
    index('events_troubled').on(t.id.desc()).where(sql`state in ('failed', 'unclaimed')`),
    foreignKey({
      name: 'events_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
  ],
);

export type Event = typeof events.$inferSelect;
