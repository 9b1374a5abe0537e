import 'server-only';
import type { Transaction } from '@/db/client';
import { lockConversationById, updateConversation } from '@/db/queries/conversations';
import { findMessageByExternalId } from '@/db/queries/messages';
import { saveReaction } from '@/db/queries/reactions';
import type { Inbox } from '@/db/schema/inboxes';
import { type InboundReaction, later } from '@/lib/domain/inbound';
import { changed } from '../conversations/changed';
import type { Applied } from '../events/apply';
import { NOT_HERE, UNSENT } from './waiting';

/**
 * What the customer thinks of a message. It lets us answer for another day, but is nothing to be answered: neither
 * unread nor a reason to open the conversation again (docs/adr/0033).
 */
export async function takeReaction(
  tx: Transaction,
  inbox: Inbox,
  { externalId, emoji, at }: InboundReaction,
): Promise<Applied> {
  const message = await findMessageByExternalId(tx, inbox.id, externalId);
  if (!message) return NOT_HERE;
  const conversation = await lockConversationById(tx, message.conversationId);
  if (message.unsentAt) return UNSENT;

  const { accountId, id: messageId } = message;
  await saveReaction(tx, { accountId, messageId, by: 'contact', emoji, at });
  const lastInboundAt = emoji ? later(conversation.lastInboundAt, at) : conversation.lastInboundAt;
  const version = await updateConversation(tx, conversation.id, { lastInboundAt });
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}
