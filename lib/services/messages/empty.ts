import 'server-only';
import type { Transaction } from '@/db/client';
import { deleteAttachments } from '@/db/queries/attachments';
import { deleteVersions } from '@/db/queries/message-versions';
import { updateMessage } from '@/db/queries/messages';
import { deleteReactions } from '@/db/queries/reactions';
import type { Message } from '@/db/schema/messages';

/** Leaves of a message its place and its time. */
export async function empty(
  tx: Transaction,
  { id }: Pick<Message, 'id'>,
  unsentAt: Date,
): Promise<void> {
  await deleteAttachments(tx, id);
  await deleteVersions(tx, id);
  await deleteReactions(tx, id);
  await updateMessage(tx, id, {
    unsentAt,
    content: null,
    kinds: [],
    context: null,
    quickReplies: null,
    replyToExternalId: null,
    edits: 0,
    editedAt: null,
  });
}
