import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import { findMessage, updateMessage } from '@/db/queries/messages';
import { failedParts } from '@/db/queries/outbox';
import { mayRetry } from '@/lib/domain/delivery';
import type { MemberContext } from '../context';
import { changed } from '../conversations/changed';
import { NotFound } from '../errors';

/**
 * Sends a failed or unconfirmed message again, with what failed after it in the same reply, because a person
 * asks. Asked twice, it is sent once: the second time there is nothing that failed.
 */
export async function retry(ctx: MemberContext, number: number, messageId: number): Promise<void> {
  const { db, scope, now, after, userId } = ctx;
  const retried = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    const message = conversation && (await findMessage(tx, conversation.id, messageId));
    if (!message) throw new NotFound(`message ${messageId}`);
    if (!mayRetry(message.status)) return null;

    for (const { id } of await failedParts(tx, message)) {
      await updateMessage(tx, id, {
        status: 'queued',
        at: now,
        dueAt: now,
        attempts: 0,
        reason: null,
        problem: null,
        sendingSince: null,
      });
    }
    const { accountId } = scope;
    const subject = `conversation:${number}`;
    await saveAudit(tx, { accountId, userId, act: 'message.retried', subject, at: now });
    return { conversation, version: await updateConversation(tx, conversation.id, {}) };
  });
  if (!retried) return;

  const { conversation, version } = retried;
  const { accountId, note } = changed(conversation, version);
  after.tell(accountId, note);
  const { id, inboxId: inbox } = conversation;
  after.ring({ name: 'deliver-messages', payload: { conversation: id, inbox } });
}
