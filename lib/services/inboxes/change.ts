import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockInbox, updateInbox } from '@/db/queries/inboxes';
import { isAdministrator } from '@/db/queries/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

type InboxChange = {
  readonly name?: string | undefined;
  readonly lockToSingleConversation?: boolean | undefined;
};

/** An administrator renames an inbox, or chooses what happens when somebody writes again after a resolve. */
export async function change(
  ctx: MemberContext,
  inboxId: number,
  wanted: InboxChange,
): Promise<void> {
  const { db, scope, userId, now, after } = ctx;
  const changed = await db.transaction(async (tx) => {
    const inbox = (await isAdministrator(tx, scope)) && (await lockInbox(tx, scope, inboxId));
    if (!inbox) throw new NotFound(`inbox ${inboxId}`);
    const name = wanted.name ?? inbox.name;
    const lockToSingleConversation =
      wanted.lockToSingleConversation ?? inbox.lockToSingleConversation;
    const renamed = name !== inbox.name;
    const relocked = lockToSingleConversation !== inbox.lockToSingleConversation;
    if (!renamed && !relocked) return false;

    await updateInbox(tx, inboxId, { name, lockToSingleConversation });
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'inbox.changed',
      subject: `inbox:${inboxId}`,
      details: { renamed, ...(relocked && { lockToSingleConversation }) },
      at: now,
    });
    return true;
  });
  if (changed) after.tell(scope.accountId, { type: 'refresh' });
}
