import 'server-only';
import { failedOf, renewFailed } from '@/db/queries/account-events';
import { saveAudit } from '@/db/queries/audits';
import { isAdministrator } from '@/db/queries/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

/** More are replayed by asking again. */
const AT_ONCE = 500;

/** An administrator has all failed events of the account worked on again. Answers how many there were. */
export async function replayFailed(ctx: MemberContext): Promise<number> {
  const { db, scope, userId, now, after } = ctx;
  const lanes = await db.transaction(async (tx) => {
    if (!(await isAdministrator(tx, scope))) throw new NotFound(`account ${scope.accountId}`);
    const renewed = await renewFailed(tx, await failedOf(tx, scope, AT_ONCE));
    if (renewed.length === 0) return [];
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'event.failed_replayed',
      subject: `account:${scope.accountId}`,
      details: { count: renewed.length },
      at: now,
    });
    return renewed;
  });
  for (const lane of new Set(lanes)) after.ring({ name: 'receive-events', payload: { lane } });
  return lanes.length;
}
