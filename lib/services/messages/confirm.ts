import 'server-only';
import { getIdentity } from '@/db/queries/contacts';
import { getConversation, lockConversationIfThere } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { findMessage, findMessageByExternalId, updateMessage } from '@/db/queries/messages';
import { unconfirmed } from '@/db/queries/outbox';
import type { Message } from '@/db/schema/messages';
import type { ThreadMessage } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import { nextLookAt, provenBy } from '@/lib/domain/confirmation';
import type { SystemContext } from '../context';
import { connect } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { currentSettings } from '../settings/current';
import { settle } from './settle';

/** Looks into the provider's thread for messages that are perhaps sent. Never sends anything. */
export async function confirm(ctx: SystemContext, conversationId: number): Promise<void> {
  const waiting = await unconfirmed(ctx.db, conversationId);
  const [first] = waiting;
  if (!first) return;

  const recent = await look(ctx, conversationId);
  for (const message of waiting) await decide(ctx, message, recent);

  // Whoever wanted to send in the meantime found the lane taken.
  const payload = { conversation: conversationId, inbox: first.inboxId };
  ctx.after.ring({ name: 'deliver-messages', payload });
}

async function look(ctx: SystemContext, conversationId: number) {
  const { db } = ctx;
  const conversation = await getConversation(db, conversationId);
  const inbox = conversation && (await findInbox(db, conversation.inboxId));
  const identity = conversation && (await getIdentity(db, conversation.identityId));
  if (!inbox || !identity) return null;

  const connection = connect(inbox, await currentSettings({ db }));
  if (!connection) return null;
  const outcome = await senderFor(connection.channel).recent(connection, identity.externalId);
  if (outcome.kind === 'refused') await noteRefusal(ctx, inbox, outcome.verdict);
  return outcome.kind === 'thread' ? outcome.messages : null;
}

async function decide(
  ctx: SystemContext,
  message: Message,
  recent: readonly ThreadMessage[] | null,
): Promise<void> {
  for (const candidate of recent ?? []) {
    if (!provenBy(message, candidate)) continue;
    const owner = await findMessageByExternalId(ctx.db, message.inboxId, candidate.externalId);
    if (owner && (owner.origin === 'desk' || owner.id === message.id)) continue;
    const { externalId, at } = candidate;
    await settle(ctx, message, { kind: 'accepted', externalId, at });
    return;
  }
  await putOff(ctx, message, recent !== null);
}

async function putOff(ctx: SystemContext, message: Message, looked: boolean): Promise<void> {
  const dueAt = nextLookAt(message.sendingSince ?? message.at, ctx.now);
  const payload = { conversation: message.conversationId };
  const problem = looked
    ? 'Instagram does not show this message, so it has probably not arrived. You can send it again.'
    : 'Instagram can’t tell us right now whether this arrived.';
  const stillWaiting = await ctx.db.transaction(async (tx) => {
    await lockConversationIfThere(tx, message.conversationId);
    const current = await findMessage(tx, message.conversationId, message.id);
    if (current?.status !== 'unknown') return false;

    await updateMessage(tx, message.id, { dueAt, problem });
    return true;
  });
  if (!stillWaiting || !dueAt) return;

  const afterSeconds = Math.ceil((dueAt.getTime() - ctx.now.getTime()) / 1000);
  ctx.after.ring({ name: 'confirm-messages', payload, afterSeconds });
}
