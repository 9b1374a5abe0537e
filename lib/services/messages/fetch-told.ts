import 'server-only';
import { endEvent, getEvent, holdLane } from '@/db/queries/events';
import { findInbox } from '@/db/queries/inboxes';
import type { Event } from '@/db/schema/events';
import type { MessageOutcome } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import type { SystemContext } from '../context';
import { connect } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { currentSettings } from '../settings/current';
import { takeFetched } from './take-fetched';

const MAX_ATTEMPTS = 8;

/** Asks for a message of which the provider told only that there is one. */
export async function fetchTold(ctx: SystemContext, eventId: number): Promise<void> {
  const event = await getEvent(ctx.db, eventId);
  const inbox = event?.inboxId ? await findInbox(ctx.db, event.inboxId) : undefined;
  if (event?.state !== 'waiting' || !event.externalId || !event.dueAt || !inbox) return;

  const connection = connect(inbox, await currentSettings(ctx));
  const outcome: MessageOutcome = connection
    ? await senderFor(connection.channel).message(connection, event.externalId)
    : { kind: 'try_later', seconds: 3600 };
  if (outcome.kind === 'refused') await noteRefusal(ctx, inbox, outcome.verdict);
  if (outcome.kind !== 'found') return putOff(ctx, event, outcome);

  const lane = [inbox.channel, inbox.externalId, outcome.message.contact].join(':');
  const applied = await ctx.db.transaction(async (tx) => {
    await holdLane(tx, lane);
    const taken = await takeFetched(tx, inbox, { message: outcome.message, now: ctx.now });
    await endEvent(tx, event.id, { state: 'done', reason: 'fetched' });
    return taken;
  });
  for (const bell of applied.bells ?? []) ctx.after.ring(bell);
  for (const { accountId, note } of applied.notes ?? []) ctx.after.tell(accountId, note);
}

/** 10 s, 20 s … about twenty minutes in all; then it is told to people as failed. */
async function putOff(
  { db, now, after }: SystemContext,
  { id, attempts: before }: Event,
  outcome: Exclude<MessageOutcome, { kind: 'found' }>,
): Promise<void> {
  if (outcome.kind === 'gone') {
    await endEvent(db, id, { state: 'ignored', reason: 'message_gone' });
    return;
  }
  const attempts = before + 1;
  const reason = outcome.kind === 'refused' ? outcome.verdict.reason : 'to_be_fetched';
  const isPermanent = outcome.kind === 'refused' && outcome.verdict.action === 'permanent';
  if (isPermanent || attempts >= MAX_ATTEMPTS) {
    await endEvent(db, id, { state: 'failed', reason, attempts });
    return;
  }
  const seconds = outcome.kind === 'try_later' ? outcome.seconds : 60;
  const afterSeconds = Math.max(seconds, 10 * 2 ** before);
  const dueAt = new Date(now.getTime() + afterSeconds * 1000);
  await endEvent(db, id, { state: 'waiting', reason, attempts, dueAt });
  after.ring({ name: 'fetch-message', payload: { event: id }, afterSeconds });
}
