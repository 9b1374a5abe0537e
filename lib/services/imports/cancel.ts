import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { openImports } from '@/db/queries/imports';
import { lockInbox } from '@/db/queries/inboxes';
import { isAdministrator } from '@/db/queries/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { end } from './end';

/** An administrator stops the import of past conversations; what came so far stays. False when there is none (any more). */
export async function cancel(ctx: MemberContext, inboxId: number): Promise<boolean> {
  const { db, scope, userId, now, after } = ctx;
  const ended = await db.transaction(async (tx) => {
    const inbox = (await isAdministrator(tx, scope)) && (await lockInbox(tx, scope, inboxId));
    if (!inbox) throw new NotFound(`inbox ${inboxId}`);
    const open = await openImports(tx, inboxId);
    const history = open.find(({ kind }) => kind === 'history');
    if (!history) return null;

    const goesOn = await end(tx, history, { state: 'cancelled', now });
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'inbox.import_cancelled',
      subject: `inbox:${inboxId}`,
      at: now,
    });
    return { goesOn };
  });
  if (ended?.goesOn) after.ring({ name: 'import-history', payload: { inbox: inboxId } });
  return ended !== null;
}
