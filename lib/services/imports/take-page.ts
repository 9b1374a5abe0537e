import 'server-only';
import type { Transaction } from '@/db/client';
import { holdLane } from '@/db/queries/events';
import { knownAmong } from '@/db/queries/imports';
import type { Import } from '@/db/schema/imports';
import type { Inbox } from '@/db/schema/inboxes';
import type { FetchedMessage, ThreadPageOutcome } from '@/lib/channels/channel';
import { countsAsNew, type Newest } from '@/lib/domain/history';
import type { SystemContext } from '../context';
import type { Applied } from '../events/apply';
import { takeFetched } from '../messages/take-fetched';
import { afterThread, holdPlace, moveOn } from './position';

type Page = {
  readonly past: Import;
  readonly inbox: Inbox;
  readonly page: Extract<ThreadPageOutcome, { kind: 'messages' }>;
};

/** A page of a thread takes its place together with how far that brings the import, or not at all. */
export async function takePage(ctx: SystemContext, { past, inbox, page }: Page): Promise<boolean> {
  // A second look at what moved reads whole threads.
  const since = past.kind === 'gap' ? past.since : null;
  const wanted = page.messages.filter(({ at }) => !since || at >= since);
  // Of what lies before a page of which nothing is told, even less is.
  const isOver =
    page.next === null || wanted.length < page.messages.length || page.messages.length === 0;

  const applied = await ctx.db.transaction(async (tx) => {
    for (const lane of lanesOf(inbox, wanted)) await holdLane(tx, lane);
    if (!(await holdPlace(tx, past))) return [];

    const ids = wanted.map(({ externalId }) => externalId);
    const known = await knownAmong(tx, inbox.id, ids);
    const taken = await takeAll(tx, inbox, {
      messages: wanted,
      known,
      kind: past.kind,
      now: ctx.now,
    });
    const counts = {
      messagesRead: past.messagesRead + wanted.length,
      messagesSaved: past.messagesSaved + ids.length - known.size,
      unavailable: past.unavailable + page.unavailable,
    };
    const place = isOver ? afterThread(past) : { threadCursor: page.next };
    await moveOn(tx, past, { ...place, ...counts }, ctx.now);
    return taken;
  });
  for (const { bells, notes } of applied) {
    for (const bell of bells ?? []) ctx.after.ring(bell);
    for (const { accountId, note } of notes ?? []) ctx.after.tell(accountId, note);
  }
  return true;
}

/** A thread is one person's. Should it ever be several, they are held in one order by everybody. */
const lanesOf = ({ channel, externalId }: Inbox, messages: readonly FetchedMessage[]) =>
  [...new Set(messages.map(({ contact }) => `${channel}:${externalId}:${contact}`))].toSorted();

type Messages = {
  /** Newest first. */
  readonly messages: readonly FetchedMessage[];
  readonly known: ReadonlySet<string>;
  readonly kind: Import['kind'];
  readonly now: Date;
};

/** Oldest first, as they were written. */
async function takeAll(tx: Transaction, inbox: Inbox, { messages, known, kind, now }: Messages) {
  const [newest] = messages;
  const all: Applied[] = [];
  for (const message of messages.toReversed()) {
    const isNew = !known.has(message.externalId) && countsAsNew(kind, message.at, now);
    const past: Newest | undefined = isNew ? undefined : newest;
    all.push(await takeFetched(tx, inbox, { message, now, past }));
  }
  return all;
}
