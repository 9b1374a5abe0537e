import 'server-only';
import { type FoundAttachment, lockAttachment, updateAttachment } from '@/db/queries/attachments';
import { lockConversationIfThere, updateConversation } from '@/db/queries/conversations';
import { redactEvents } from '@/db/queries/events';
import type { SystemContext } from '../context';
import { changed } from '../conversations/changed';

/** A story is over: a quiet card stays, and no address, id or title of it anywhere. */
export async function end(
  { db, now, after }: SystemContext,
  { attachment, message, inbox }: NonNullable<FoundAttachment>,
  goneAt: Date,
): Promise<void> {
  const told = await db.transaction(async (tx) => {
    const conversation = await lockConversationIfThere(tx, message.conversationId);
    const current = await lockAttachment(tx, attachment.id);
    if (!conversation || !current || current.goneAt) return null;

    await updateAttachment(tx, current.id, { ...NOTHING, goneAt, checkedAt: now });
    if (message.externalId) {
      const about = { entryId: inbox.externalId, externalId: message.externalId };
      await redactEvents(tx, about, { why: 'story_ended', now });
    }
    return changed(conversation, await updateConversation(tx, conversation.id, {}));
  });
  if (told) after.tell(told.accountId, told.note);
}

const NOTHING = {
  url: null,
  previewUrl: null,
  permalink: null,
  externalId: null,
  title: null,
  author: null,
  cards: null,
  fileName: null,
  fetchedAt: null,
  checkAt: null,
} as const;
