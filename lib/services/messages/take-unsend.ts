import 'server-only';
import type { Transaction } from '@/db/client';
import { lockConversationById, updateConversation } from '@/db/queries/conversations';
import { redactEvents } from '@/db/queries/events';
import { findMessageByExternalId } from '@/db/queries/messages';
import type { Inbox } from '@/db/schema/inboxes';
import type { InboundUnsend } from '@/lib/domain/inbound';
import { changed } from '../conversations/changed';
import type { Applied } from '../events/apply';
import { empty } from './empty';
import { NOT_HERE } from './waiting';

/** The writer took a message back: nothing of it stays, here or in the log, but that there was one. */
export async function takeUnsend(
  tx: Transaction,
  inbox: Inbox,
  { externalId, at }: InboundUnsend,
  now: Date,
): Promise<Applied> {
  const about = { entryId: inbox.externalId, externalId };
  const message = await findMessageByExternalId(tx, inbox.id, externalId);
  // Whoever waits for the message must not keep what it said in the meantime.
  await redactEvents(tx, about, { why: 'unsent', now });
  if (!message) return NOT_HERE;

  const conversation = await lockConversationById(tx, message.conversationId);
  await empty(tx, message, message.unsentAt ?? at);
  const version = await updateConversation(tx, conversation.id, {});
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}
