import 'server-only';
import { getIdentity } from '@/db/queries/contacts';
import { lockConversationIfThere } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { updateMessage } from '@/db/queries/messages';
import { outbox } from '@/db/queries/outbox';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import type { Message } from '@/db/schema/messages';
import type { Connection, SendOutcome } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import type { JobPayload } from '@/lib/contracts/jobs';
import { TRAITS } from '@/lib/domain/channel';
import { SENDING_LIMIT_MS } from '@/lib/domain/confirmation';
import { decideReply, type ReplyMode } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';
import type { SystemContext } from '../context';
import { connect, whyUnconnected } from '../inboxes/connect';
import { currentSettings } from '../settings/current';
import { settle } from './settle';

const BUDGET_MS = 20_000;

/**
 * Sends what is queued in a conversation, in the order it was written. A message is claimed and committed
 * before the call, so that a crash leaves one that is perhaps sent, never one that is sent twice.
 */
export async function deliver(
  ctx: SystemContext,
  { conversation: conversationId }: JobPayload<'deliver-messages'>,
): Promise<void> {
  const start = performance.now();
  for (;;) {
    const spentMs = performance.now() - start;
    if (spentMs > BUDGET_MS) return;
    const then = { ...ctx, now: new Date(ctx.now.getTime() + spentMs) };
    const claimed = await claim(then, await currentSettings(ctx), conversationId);
    if (!claimed) return;

    const { connection, inbox, message, to, mode } = claimed;
    const content = { kind: 'text', text: message.content ?? '', quickReplies: [] } as const;
    const replyTo = message.replyToExternalId;
    const outcome: SendOutcome = connection
      ? await senderFor(connection.channel).send(connection, { to, content, mode, replyTo })
      : { kind: 'rejected', verdict: whyUnconnected(inbox) };
    const more = await settle(then, message, outcome);
    if (!more) return;
  }
}

type Claimed = {
  readonly message: Message;
  readonly inbox: Inbox;
  readonly connection: Connection | null;
  readonly to: string;
  readonly mode: ReplyMode;
};

/** The oldest message whose turn it is. Null while another one is on its way, or must wait. */
async function claim(
  { db, now }: SystemContext,
  settings: Settings,
  id: number,
): Promise<Claimed | null> {
  return db.transaction(async (tx) => {
    const conversation = await lockConversationIfThere(tx, id);
    if (!conversation) return null;
    const [message] = await outbox(tx, id);
    if (message?.status !== 'queued' || (message.dueAt && message.dueAt > now)) return null;

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
