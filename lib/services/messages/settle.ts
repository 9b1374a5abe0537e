import 'server-only';
import type { Transaction } from '@/db/client';
import { touchInbox } from '@/db/queries/connections';
import { lockConversationIfThere, updateConversation } from '@/db/queries/conversations';
import { wakeWaiting } from '@/db/queries/events';
import { findInbox, refuseInbox } from '@/db/queries/inboxes';
import {
  deleteMessage,
  findMessage,
  findMessageByExternalId,
  keepBelow,
  saveMessage,
  updateMessage,
} from '@/db/queries/messages';
import { laterParts } from '@/db/queries/outbox';
import type { Conversation } from '@/db/schema/conversations';
import type { Message } from '@/db/schema/messages';
import type { SendOutcome } from '@/lib/channels/channel';
import type { Bell } from '@/lib/contracts/jobs';
import { isOutOfDate } from '@/lib/domain/connection';
import { advance } from '@/lib/domain/delivery';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { later } from '@/lib/domain/inbound';
import { retryDelaySeconds } from '@/lib/domain/retry';
import { mayBeOvertaken } from '@/lib/domain/turn';
import type { SystemContext } from '../context';
import { changed } from '../conversations/changed';

/** A first look whether it arrived all the same. */
const FIRST_LOOK_SECONDS = 10;

/** Stores what became of a send. Tells whether the next message may follow at once. */
export async function settle(
  ctx: SystemContext,
  { id, conversationId }: Pick<Message, 'id' | 'conversationId'>,
  outcome: SendOutcome,
): Promise<boolean> {
  const settled = await ctx.db.transaction(async (tx) => {
    const conversation = await lockConversationIfThere(tx, conversationId);
    const message = conversation && (await findMessage(tx, conversationId, id));
    if (!conversation || !message) return null;

    const bells = await store(tx, { ctx, conversation, message }, outcome);
    const version = await updateConversation(tx, conversationId, {});
    return { bells, told: changed(conversation, version), kinds: message.kinds };
  });
  if (!settled) return true;

  for (const bell of settled.bells) ctx.after.ring(bell);
  const { accountId, note } = settled.told;
  ctx.after.tell(accountId, note);
  if (outcome.kind === 'rejected' && outcome.verdict.action === 'reconnect') {
    // It concerns every conversation of the inbox.
    ctx.after.tell(accountId, { type: 'refresh' });
  }
  if (outcome.kind !== 'try_later') return true;
  return mayBeOvertaken({ kinds: settled.kinds, reason: outcome.verdict.reason });
}

type Case = {
  readonly ctx: SystemContext;
  readonly conversation: Conversation;
  readonly message: Message;
};

async function store(tx: Transaction, at: Case, outcome: SendOutcome): Promise<readonly Bell[]> {
  if (outcome.kind === 'accepted') return accepted(tx, at, outcome);
  if (advance(at.message.status, 'failed') !== 'failed') return [];
  if (outcome.kind === 'rejected') return rejected(tx, at, outcome.verdict);
  if (outcome.kind === 'try_later') return postponed(tx, at, outcome);
  // Only what is on its way can be lost; a definite answer stands, and so does a person's retry.
  return at.message.status === 'sending' ? unconfirmed(tx, at, outcome.sentence) : [];
}

/** The echo may have been here first, as a row of its own or as this one: one row remains for each id. */
async function accepted(
  tx: Transaction,
  { ctx, conversation, message }: Case,
  { externalId, at: sentAt = ctx.now }: Extract<SendOutcome, { kind: 'accepted' }>,
): Promise<readonly Bell[]> {
  const echo = await findMessageByExternalId(tx, message.inboxId, externalId);
  const twin = echo && echo.id !== message.id ? echo : undefined;
  if (twin) await deleteMessage(tx, twin.id);

  // Until the echo tells the provider's time to the millisecond, this is the nearest to it.
  const at = twin?.at ?? (message.externalId ? message.at : later(message.at, sentAt));
  const seen = conversation.contactSeenAt !== null && at <= conversation.contactSeenAt;
  const known = advance(twin?.status === 'read' ? 'read' : 'sent', seen ? 'read' : 'sent');
  await keepBelow(tx, message, at);
  await updateMessage(tx, message.id, {
    externalId,
    at,
    status: advance(message.status, known),
    reason: null,
    problem: null,
    dueAt: null,
    sendingSince: null,
  });
  if (message.externalId && message.externalId !== externalId) {
    await restoreEcho(tx, { ctx, conversation, message });
  }
  return taken(tx, { ctx, inboxId: message.inboxId }, externalId);
}

/** What waited for this message goes on. */
async function taken(
  tx: Transaction,
  { ctx, inboxId }: { readonly ctx: SystemContext; readonly inboxId: number },
  externalId: string,
): Promise<readonly Bell[]> {
  const inbox = await findInbox(tx, inboxId);
  if (!inbox) return [];
  if (isOutOfDate(inbox.lastSentAt, ctx.now))
    await touchInbox(tx, inboxId, { lastSentAt: ctx.now });
  const lanes = await wakeWaiting(tx, inbox.externalId, externalId);
  return lanes.map((lane) => ({ name: 'receive-events', payload: { lane } }));
}

/** The id that this row had taken belongs to a message with the same words, typed in the provider's app. */
async function restoreEcho(tx: Transaction, { ctx, conversation, message }: Case): Promise<void> {
  const { externalId, at, content, kinds } = message;
  await saveMessage(tx, conversation, {
    direction: 'outgoing',
    origin: 'app',
    status: message.status === 'read' ? 'read' : 'delivered',
    externalId,
    content,
    kinds,
    at,
    createdAt: ctx.now,
  });
}

async function rejected(
  tx: Transaction,
  { ctx, message }: Case,
  verdict: GraphVerdict,
): Promise<readonly Bell[]> {
  const { action, reason, sentence } = verdict;
  const failed = { status: 'failed', reason, problem: sentence, dueAt: null } as const;
  await updateMessage(tx, message.id, { ...failed, sendingSince: null });
  for (const part of await laterParts(tx, message)) await updateMessage(tx, part.id, failed);

  if (action === 'reconnect') await refuseInbox(tx, message.inboxId, { verdict, now: ctx.now });
  return [];
}

async function postponed(
  tx: Transaction,
  { ctx, conversation, message }: Case,
  { seconds, verdict }: Extract<SendOutcome, { kind: 'try_later' }>,
): Promise<readonly Bell[]> {
  const wait = retryDelaySeconds(verdict.action, { attempts: message.attempts, seconds });
  if (wait === null) return rejected(tx, { ctx, conversation, message }, exhausted(verdict));

  await updateMessage(tx, message.id, {
    status: 'queued',
    sendingSince: null,
    dueAt: new Date(ctx.now.getTime() + wait * 1000),
    reason: verdict.reason,
    problem: verdict.sentence,
  });
  const payload = { conversation: conversation.id, inbox: conversation.inboxId };
  return [{ name: 'deliver-messages', payload, afterSeconds: wait }];
}

const exhausted = (verdict: GraphVerdict): GraphVerdict => ({
  ...verdict,
  sentence: 'Instagram kept refusing this for too long. Try again later.',
});

async function unconfirmed(
  tx: Transaction,
  { ctx, conversation, message }: Case,
  sentence: string,
): Promise<readonly Bell[]> {
  await updateMessage(tx, message.id, {
    status: 'unknown',
    reason: 'not_confirmed',
    problem: sentence,
    dueAt: new Date(ctx.now.getTime() + FIRST_LOOK_SECONDS * 1000),
  });
  const payload = { conversation: conversation.id };
  return [{ name: 'confirm-messages', payload, afterSeconds: FIRST_LOOK_SECONDS }];
}
