import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { changed } from './changed';

/** A member looks at the thread: nothing in it is unread any more. */
export async function open(ctx: MemberContext, number: number): Promise<void> {
  const { db, scope, userId, now, after } = ctx;
  const told = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    if (!conversation) throw new NotFound(`conversation ${number}`);
    if (conversation.unreadCount === 0) return null;

    const { accountId } = scope;
    const subject = `conversation:${number}`;
    await saveAudit(tx, { accountId, userId, act: 'conversation.read', subject, at: now });
    return changed(conversation, await updateConversation(tx, conversation.id, { unreadCount: 0 }));
  });
  if (told) after.tell(told.accountId, told.note);
}
