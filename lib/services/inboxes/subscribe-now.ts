import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { setSubscription } from '@/db/queries/connections';
import { lockInbox } from '@/db/queries/inboxes';
import { isAdministrator } from '@/db/queries/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { subscribe } from './subscribe';

/** An administrator does not want to wait for the next try. False for an inbox that is no longer connected. */
export async function subscribeNow(ctx: MemberContext, inboxId: number): Promise<boolean> {
  const { db, scope, userId, now } = ctx;
  const isConnected = await db.transaction(async (tx) => {
    const inbox = (await isAdministrator(tx, scope)) && (await lockInbox(tx, scope, inboxId));
    if (!inbox) throw new NotFound(`inbox ${inboxId}`);
    if (inbox.releasedAt) return false;

    await setSubscription(tx, inboxId, { subscribeAt: inbox.subscribeAt ?? now });
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'inbox.subscribed',
      subject: `inbox:${inboxId}`,
      at: now,
    });
    return true;
  });
  if (isConnected) await subscribe(ctx, inboxId);
  return isConnected;
}
