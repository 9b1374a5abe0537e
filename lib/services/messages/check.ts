import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation } from '@/db/queries/conversations';
import { findMessage } from '@/db/queries/messages';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

/** A person asks whether an unconfirmed message arrived: look again, now. */
export async function check(ctx: MemberContext, number: number, messageId: number): Promise<void> {
  const { db, scope, userId, now } = ctx;
  const asked = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    const message = conversation && (await findMessage(tx, conversation.id, messageId));
    if (!message) throw new NotFound(`message ${messageId}`);
    if (message.status !== 'unknown') return null;

    const { accountId } = scope;
    const subject = `conversation:${number}`;
    await saveAudit(tx, { accountId, userId, act: 'message.checked', subject, at: now });
    return conversation.id;
  });
  if (asked !== null)
    ctx.after.ring({ name: 'confirm-messages', payload: { conversation: asked } });
}
