import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import { newestImport, openImports, updateImport } from '@/db/queries/imports';
import { lockInbox } from '@/db/queries/inboxes';
import { isAdministrator } from '@/db/queries/team';
import type { Import } from '@/db/schema/imports';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { ask } from './ask';

type Begun = 'begun' | 'begun_before' | 'not_connected';

/** An administrator wants all past conversations of an inbox. One that failed or was stopped goes on where it was. */
export async function begin(ctx: MemberContext, inboxId: number): Promise<Begun> {
  const { db, scope, userId, now, after } = ctx;
  const begun = await db.transaction(async (tx): Promise<Begun> => {
    const inbox = (await isAdministrator(tx, scope)) && (await lockInbox(tx, scope, inboxId));
    if (!inbox) throw new NotFound(`inbox ${inboxId}`);
    if (inbox.releasedAt) return 'not_connected';

    const last = await newestImport(tx, inboxId, 'history');
    const isStopped = last?.state === 'failed' || last?.state === 'cancelled';
    const isNew = isStopped
      ? await resume(tx, last, { userId, now })
      : await ask(tx, inbox, { kind: 'history', since: null, userId, now });
    if (!isNew) return 'begun_before';
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'inbox.import_begun',
      subject: `inbox:${inboxId}`,
      at: now,
    });
    return 'begun';
  });
  if (begun === 'begun') after.ring({ name: 'import-history', payload: { inbox: inboxId } });
  return begun;
}

async function resume(
  tx: Transaction,
  { id, inboxId }: Import,
  { userId, now }: Pick<MemberContext, 'userId' | 'now'>,
): Promise<boolean> {
  const isFree = (await openImports(tx, inboxId)).length === 0;
  const turn = isFree
    ? ({ state: 'running', dueAt: now } as const)
    : ({ state: 'waiting', dueAt: null } as const);
  await updateImport(tx, id, { ...turn, userId, failures: 0, problem: null, finishedAt: null });
  return true;
}
