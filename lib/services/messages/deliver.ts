import 'server-only';
import { getIdentity } from '@/db/queries/contacts';
import { lockConversationIfThere } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { updateMessage } from '@/db/queries/messages';
import { outbox, putOffQueued } from '@/db/queries/outbox';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import type { Message } from '@/db/schema/messages';
import type { Connection, OutboundContent, SendOutcome } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import type { JobPayload } from '@/lib/contracts/jobs';
import { TRAITS } from '@/lib/domain/channel';
import { SENDING_LIMIT_MS } from '@/lib/domain/confirmation';
import { decideReply, type ReplyMode } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';
import { isMedia, nextInLine } from '@/lib/domain/turn';
import { beginRest, restOf } from '@/lib/platform/rest';
import type { SystemContext } from '../context';
import { connect, whyUnconnected } from '../inboxes/connect';
import { currentSettings } from '../settings/current';
import { contentOf } from './content-of';
import { settle } from './settle';

const BUDGET_MS = 20_000;

/**
 * Sends what is queued in a conversation, in the order it was written. A message is claimed and committed
 * before the call, so that a crash leaves one that is perhaps sent, never one that is sent twice.
 */
export async function deliver(
  ctx: SystemContext,
  { conversation: conversationId, inbox: inboxId, media = false }: JobPayload<'deliver-messages'>,
): Promise<void> {
  const start = performance.now();
  const rest = await restOf(inboxId, ctx.now);
  if (rest) return putOff(ctx, { conversationId, inboxId, until: rest });
  let mayCarry = media;
  for (;;) {
    const spentMs = performance.now() - start;
    if (spentMs > BUDGET_MS) return;
    const then = { ...ctx, now: new Date(ctx.now.getTime() + spentMs) };
    const settings = await currentSettings(ctx);
    const claimed = await claim(then, { settings, conversationId, mayCarry });
    if (claimed === 'carries') {
      const payload = { conversation: conversationId, inbox: inboxId, media: true };
      ctx.after.ring({ name: 'deliver-messages', payload });
    }
    if (claimed === null || claimed === 'carries') return;

    mayCarry &&= !isMedia(claimed.message);
    if (!(await send(then, claimed))) return;
  }
}

/** Tells whether the next message may follow at once. */
async function send(
  ctx: SystemContext,
  { connection, inbox, message, content, to, mode }: Claimed,
): Promise<boolean> {
  const replyTo = message.replyToExternalId;
  const outcome: SendOutcome = connection
    ? await senderFor(connection.channel).send(connection, { to, content, mode, replyTo })
    : { kind: 'rejected', verdict: whyUnconnected(inbox) };
  const more = await settle(ctx, message, outcome);
  const restSeconds = outcome.kind === 'accepted' ? outcome.restSeconds : 0;
  if (!restSeconds) return more;

  await beginRest(inbox.id, restSeconds, ctx.now);
  await putOff(ctx, {
    conversationId: message.conversationId,
    inboxId: inbox.id,
    until: new Date(ctx.now.getTime() + restSeconds * 1000),
  });
  return false;
}

type Resting = {
  readonly conversationId: number;
  readonly inboxId: number;
  readonly until: Date;
};

/** The account has used most of what it may: its sends wait, and the rows say until when. */
async function putOff(
  { db, now, after }: SystemContext,
  { conversationId, inboxId, until }: Resting,
): Promise<void> {
  if (!(await putOffQueued(db, conversationId, until))) return;
  const afterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  const payload = { conversation: conversationId, inbox: inboxId };
  after.ring({ name: 'deliver-messages', payload, afterSeconds });
}

type Claimed = {
  readonly message: Message;
  readonly content: OutboundContent;
  readonly inbox: Inbox;
  readonly connection: Connection | null;
  readonly to: string;
  readonly mode: ReplyMode;
};

type Wanted = {
  readonly settings: Settings;
  readonly conversationId: number;
  /** Whether the rate of files lets one go now. */
  readonly mayCarry: boolean;
};

/** The message whose turn it is. Null while another one is on its way, or must wait. */
async function claim(
  { db, now }: SystemContext,
  { settings, conversationId: id, mayCarry }: Wanted,
): Promise<Claimed | 'carries' | null> {
  return db.transaction(async (tx) => {
    const conversation = await lockConversationIfThere(tx, id);
    if (!conversation) return null;
    const message = nextInLine(await outbox(tx, id), now);
    if (!message) return null;
    if (isMedia(message) && !mayCarry) return 'carries';

    const inbox = await findInbox(tx, conversation.inboxId);
    const identity = await getIdentity(tx, conversation.identityId);
    if (!inbox || !identity) return null;

    await updateMessage(tx, message.id, {
      status: 'sending',
      sendingSince: now,
      attempts: message.attempts + 1,
      dueAt: new Date(now.getTime() + SENDING_LIMIT_MS),
    });
    return {
      message: { ...message, attempts: message.attempts + 1 },
      content: await contentOf(tx, message, now),
      inbox,
      connection: connect(inbox, settings),
      to: identity.externalId,
      mode: modeOf(conversation, inbox, {
        humanAgent: humanAgentAllowed(settings, inbox.channel),
        now,
      }),
    };
  });
}

function modeOf(
  { lastInboundAt }: Conversation,
  { channel }: Inbox,
  { humanAgent, now }: { readonly humanAgent: boolean; readonly now: Date },
): ReplyMode {
  const decision = decideReply(TRAITS[channel].replyWindow, lastInboundAt, { humanAgent, now });
  return decision.ok ? decision.mode : 'standard';
}
