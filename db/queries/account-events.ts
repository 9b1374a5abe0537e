import 'server-only';
import { and, count, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { contacts, identities } from '@/db/schema/contacts';
import { type Event, events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { COUNTED_KINDS } from '@/lib/domain/event-log';
import type { Scope } from '@/lib/domain/scope';
import { isThere } from './inboxes';

export type EventFilter = {
  readonly state: Event['state'] | null;
  readonly kind: string | null;
  readonly inboxId: number | null;
};

type Page = { readonly before: number | null; readonly limit: number };

const columns = {
  id: events.id,
  kind: events.kind,
  state: events.state,
  reason: events.reason,
  attempts: events.attempts,
  dueAt: events.dueAt,
  at: events.at,
  receivedAt: events.receivedAt,
  redactedAt: events.redactedAt,
  lane: events.lane,
  inbox: inboxes.name,
};

type Half = { readonly joins: SQL | undefined; readonly isTheirs: SQL | undefined };

/** Whatever was looked at says whose it is; what was not, is the account's whose inbox it speaks of. */
const halvesOf = ({ accountId }: Scope): readonly [Half, Half] => [
  { joins: eq(inboxes.id, events.inboxId), isTheirs: eq(events.accountId, accountId) },
  {
    joins: and(
      eq(inboxes.externalId, events.entryId),
      eq(inboxes.channel, sql`split_part(${events.lane}, ':', 1)`),
      isNull(inboxes.releasedAt),
    ),
    isTheirs: and(
      isNull(events.accountId),
      inArray(events.state, ['new', 'failed']),
      eq(inboxes.accountId, accountId),
    ),
  },
];

const someOf = (
  db: Executor,
  scope: Scope,
  { half: { joins, isTheirs }, ...wanted }: EventFilter & Page & { readonly half: Half },
) =>
  db
    .select(columns)
    .from(events)
    .innerJoin(inboxes, and(joins, isThere(scope, inboxes.id)))
    .where(
      and(
        isTheirs,
        wanted.state === null ? undefined : eq(events.state, wanted.state),
        wanted.kind === null ? undefined : eq(events.kind, wanted.kind),
        wanted.inboxId === null ? undefined : eq(inboxes.id, wanted.inboxId),
        wanted.before === null ? undefined : lt(events.id, wanted.before),
      ),
    )
    .orderBy(desc(events.id))
    .limit(wanted.limit);

export type AccountEvent = Awaited<ReturnType<typeof someOf>>[number];

/** The account's events, the newest first; each half comes by an index of its own. */
export async function listAccountEvents(
  db: Executor,
  scope: Scope,
  wanted: EventFilter & Page,
): Promise<AccountEvent[]> {
  const halves = await Promise.all(
    halvesOf(scope).map((half) => someOf(db, scope, { half, ...wanted })),
  );
  return halves
    .flat()
    .toSorted((a, b) => b.id - a.id)
    .slice(0, wanted.limit);
}

/** As it was stored, if it is the account's. */
export async function findAccountEvent(
  db: Executor,
  scope: Scope,
  id: number,
): Promise<Event | undefined> {
  for (const { joins, isTheirs } of halvesOf(scope)) {
    const [row] = await db
      .select({ event: events })
      .from(events)
      .innerJoin(inboxes, and(joins, isThere(scope, inboxes.id)))
      .where(and(eq(events.id, id), isTheirs));
    if (row) return row.event;
  }
  return undefined;
}

const FAILED = { state: 'failed', kind: null, inboxId: null, before: null } as const;

/** The newest failed ones of the account. */
export const failedOf = async (db: Executor, scope: Scope, limit: number): Promise<number[]> =>
  (await listAccountEvents(db, scope, { ...FAILED, limit })).map(({ id }) => id);

/** Puts failed events back to where they began, and names their lanes. */
export async function renewFailed(tx: Transaction, ids: readonly number[]): Promise<string[]> {
  const rows = await tx
    .update(events)
    .set({ state: 'new', reason: null, attempts: 0, dueAt: null })
    .where(and(inArray(events.id, [...ids]), eq(events.state, 'failed')))
    .returning({ lane: events.lane });
  return rows.map(({ lane }) => lane);
}

/** What is stored and shown on no screen yet, by kind. */
export const countKept = (db: Executor, scope: Scope) =>
  db
    .select({ kind: events.kind, count: count() })
    .from(events)
    .where(and(eq(events.accountId, scope.accountId), inArray(events.kind, [...COUNTED_KINDS])))
    .groupBy(events.kind);

/** What the people are called whom these lanes are about: channel : account : person. */
export async function namesOfLanes(
  db: Executor,
  { accountId }: Scope,
  lanes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (lanes.length === 0) return new Map();
  const lane = sql<string>`${inboxes.channel} || ':' || ${inboxes.externalId} || ':' || ${identities.externalId}`;
  const people = lanes.map((each) => each.split(':').at(-1) ?? '');
  const rows = await db
    .select({ lane, name: contacts.name, username: identities.username })
    .from(identities)
    .innerJoin(inboxes, eq(inboxes.id, identities.inboxId))
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .where(and(eq(inboxes.accountId, accountId), inArray(identities.externalId, people)));
  return new Map(
    rows.flatMap(({ lane: key, name, username }) => {
      const called = name ?? (username && `@${username}`);
      return called ? [[key, called]] : [];
    }),
  );
}
