import 'server-only';
import { findAccountEvent, renewFailed } from '@/db/queries/account-events';
import { saveAudit } from '@/db/queries/audits';
import { isAdministrator } from '@/db/queries/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

/** An administrator has an event of the account worked on again that was given up. False when there is nothing to do. */
export async function replayOwn(ctx: MemberContext, id: number): Promise<boolean> {
  const { db, scope, userId, now, after } = ctx;
  const lanes = await db.transaction(async (tx) => {
    const event = (await isAdministrator(tx, scope)) && (await findAccountEvent(tx, scope, id));
    if (!event) throw new NotFound(`event ${id}`);
    const renewed = await renewFailed(tx, [id]);
    if (renewed.length === 0) return [];
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'event.replayed',
      subject: `event:${id}`,
      at: now,
    });
    return renewed;
  });
  for (const lane of lanes) after.ring({ name: 'receive-events', payload: { lane } });
  return lanes.length > 0;
}
