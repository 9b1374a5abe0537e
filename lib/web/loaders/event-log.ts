import 'server-only';
import { db } from '@/db/client';
import {
  type AccountEvent,
  countKept,
  failedOf,
  findAccountEvent,
  listAccountEvents,
  namesOfLanes,
} from '@/db/queries/account-events';
import { listInboxes } from '@/db/queries/inboxes';
import {
  type EventBody,
  type EventLogPage,
  type EventLogQuery,
  FAILED_SHOWN,
  type FailedEvents,
  type LoggedEvent,
} from '@/lib/contracts/event-log';
import { readableBody } from '@/lib/domain/event-body';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { administratorOf } from './administrator';

const PAGE = 50;

/** A page of what the account's providers sent; null for agents. */
export async function loadEventLog(
  accountId: number,
  { state, kind, inbox, before }: EventLogQuery,
): Promise<EventLogPage | null> {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  const { scope } = administrator;
  const wanted = { state, kind, inboxId: inbox, before, limit: PAGE + 1 };
  const [rows, inboxes, failed] = await Promise.all([
    listAccountEvents(db, scope, wanted),
    listInboxes(db, scope),
    failedOf(db, scope, FAILED_SHOWN + 1),
  ]);
  const shown = rows.slice(0, PAGE);
  const names = await namesOfLanes(
    db,
    scope,
    shown.map(({ lane }) => lane),
  );
  return {
    events: shown.flatMap((row) => view(row, names)),
    inboxes,
    failed: failed.length,
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** How many comments and mentions came, by kind; null for agents. */
export async function loadKeptCounts(
  accountId: number,
): Promise<readonly { readonly kind: string; readonly count: number }[] | null> {
  const administrator = await administratorOf(accountId);
  return administrator && countKept(db, administrator.scope);
}

type Reader = Pick<MemberContext, 'db' | 'scope'>;

export async function failedEvents({ db, scope }: Reader): Promise<FailedEvents> {
  if (scope.role !== 'administrator') throw new NotFound('events');
  return { failed: (await failedOf(db, scope, FAILED_SHOWN + 1)).length };
}

/** What was sent, without what must not be read. */
export async function eventBody({ db, scope }: Reader, id: number): Promise<EventBody> {
  const event = scope.role === 'administrator' ? await findAccountEvent(db, scope, id) : undefined;
  if (!event) throw new NotFound(`event ${id}`);
  return { body: readableBody(event.raw) };
}

function view(row: AccountEvent, names: ReadonlyMap<string, string>): LoggedEvent[] {
  const { state } = row;
  // Nobody's events are in nobody's account.
  if (state === 'unclaimed') return [];
  return [
    {
      id: row.id,
      kind: row.kind,
      state,
      reason: row.reason,
      attempts: row.attempts,
      dueAt: row.dueAt?.toISOString() ?? null,
      at: row.at.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
      inbox: row.inbox,
      contact: names.get(row.lane) ?? null,
      lane: row.lane,
      redacted: row.redactedAt !== null,
    },
  ];
}
