import 'server-only';
import type { Transaction } from '@/db/client';
import { lockConversationById, updateConversation } from '@/db/queries/conversations';
import { findMessageByExternalId, markRead } from '@/db/queries/messages';
import type { Inbox } from '@/db/schema/inboxes';
import { type InboundSeen, later } from '@/lib/domain/inbound';
import { changed } from '../conversations/changed';
import type { Applied } from '../events/apply';
import { NOT_HERE } from './waiting';

/** The customer has read up to a message. One that we do not have yet is waited for. */
export async function takeSeen(
  tx: Transaction,
  inbox: Inbox,
  { externalId, at }: InboundSeen,
): Promise<Applied> {
  const message = await findMessageByExternalId(tx, inbox.id, externalId);
  if (!message) return NOT_HERE;

  const conversation = await lockConversationById(tx, message.conversationId);
  const contactSeenAt = later(conversation.contactSeenAt, message.at);
  await markRead(tx, conversation.id, { upTo: contactSeenAt, at });
  const version = await updateConversation(tx, conversation.id, { contactSeenAt });
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}
