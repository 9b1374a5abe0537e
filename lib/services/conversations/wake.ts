import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockConversationIfThere, updateConversation } from '@/db/queries/conversations';
import { saveMessage } from '@/db/queries/messages';
import { wakes } from '@/lib/domain/status-change';
import type { SystemContext } from '../context';
import { changed } from './changed';

/** Opens a snoozed conversation whose time has come. Twice, or after somebody changed their mind, is nothing. */
export async function wake({ db, now, after }: SystemContext, id: number): Promise<void> {
  const told = await db.transaction(async (tx) => {
    const conversation = await lockConversationIfThere(tx, id);
    if (!conversation || !wakes(conversation, now)) return null;

    await saveMessage(tx, conversation, {
      direction: 'activity',
      status: 'sent',
      content: 'The snooze is over',
      at: now,
      createdAt: now,
    });
    const { accountId, number } = conversation;
    const subject = `conversation:${number}`;
    await saveAudit(tx, { accountId, userId: null, act: 'conversation.woken', subject, at: now });
    const open = { status: 'open', snoozedUntil: null } as const;
    return changed(conversation, await updateConversation(tx, id, open));
  });
  if (told) after.tell(told.accountId, told.note);
}
