import 'server-only';
import type { Transaction } from '@/db/client';
import { lockConversationById, updateConversation } from '@/db/queries/conversations';
import { saveVersion } from '@/db/queries/message-versions';
import { findMessage, findMessageByExternalId, updateMessage } from '@/db/queries/messages';
import type { Inbox } from '@/db/schema/inboxes';
import type { InboundEdit } from '@/lib/domain/inbound';
import { changed } from '../conversations/changed';
import type { Applied } from '../events/apply';
import { NOT_HERE, UNSENT } from './waiting';

/** A message says something else now. What it said before stays to be looked up, in whatever order edits come. */
export async function takeEdit(
  tx: Transaction,
  inbox: Inbox,
  { externalId, text, edit, at }: InboundEdit,
): Promise<Applied> {
  const known = await findMessageByExternalId(tx, inbox.id, externalId);
  if (!known) return NOT_HERE;
  const conversation = await lockConversationById(tx, known.conversationId);
  const message = await findMessage(tx, known.conversationId, known.id);
  if (!message || message.unsentAt) return UNSENT;
  if (edit === message.edits) return DONE;

  const { accountId, id: messageId } = message;
  if (edit < message.edits) {
    await saveVersion(tx, { accountId, messageId, edit, content: text, at });
  } else {
    const { edits, content } = message;
    const said = { accountId, messageId, edit: edits, content, at: message.editedAt ?? message.at };
    await saveVersion(tx, said);
    await updateMessage(tx, messageId, { content: text, edits: edit, editedAt: at });
  }
  const version = await updateConversation(tx, conversation.id, {});
  return { ...DONE, notes: [changed(conversation, version)] };
}

const DONE: Applied = { ending: { state: 'done' } };
