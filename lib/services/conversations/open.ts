import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { changed } from './changed';

/** A member looks at the thread: nothing in it is unread any more, and the customer may know. */
export async function open(ctx: MemberContext, number: number): Promise<void> {
  const { db, scope, userId, now, after } = ctx;
  const told = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    if (!conversation) throw new NotFound(`conversation ${number}`);
    if (conversation.unreadCount === 0) return null;

    const { accountId } = scope;
    const subject = `conversation:${number}`;
    await saveAudit(tx, { accountId, userId, act: 'conversation.read', subject, at: now });
    const { id, inboxId, lastInboundAt, toldSeenAt } = conversation;
    const isNews = lastInboundAt !== null && (toldSeenAt === null || toldSeenAt < lastInboundAt);
    const showsSeen = isNews && ((await findInbox(tx, inboxId))?.showsSeen ?? false);
    const change = { unreadCount: 0, ...(showsSeen && { toldSeenAt: lastInboundAt }) };
    const version = await updateConversation(tx, id, change);
    return { ...changed(conversation, version), id, inboxId, showsSeen };
  });
  if (!told) return;

  after.tell(told.accountId, told.note);
  if (!told.showsSeen) return;
  after.ring({ name: 'show-seen', payload: { conversation: told.id, inbox: told.inboxId } });
}
