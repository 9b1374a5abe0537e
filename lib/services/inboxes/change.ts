import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockInbox, updateInbox } from '@/db/queries/inboxes';
import { isAdministrator } from '@/db/queries/team';
import type { Inbox } from '@/db/schema/inboxes';
import { SWITCHES, type Switches } from '@/lib/domain/inbox-switch';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

type InboxChange = { readonly name?: string | undefined } & {
  readonly [Switch in keyof Switches]?: boolean | undefined;
};

/** An administrator renames an inbox, or chooses what happens in it by itself. */
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
    const renamed = name !== inbox.name;
    const switched = switchedIn(inbox, wanted);
    if (!renamed && Object.keys(switched).length === 0) return false;

    await updateInbox(tx, inboxId, { name, ...switched });
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'inbox.changed',
      subject: `inbox:${inboxId}`,
      details: { renamed, ...switched },
      at: now,
    });
    return true;
  });
  if (changed) after.tell(scope.accountId, { type: 'refresh' });
}

/** Only what is different from now on. */
const switchedIn = (inbox: Inbox, wanted: InboxChange): Partial<Switches> =>
  Object.fromEntries(
    SWITCHES.flatMap((name) => {
      const on = wanted[name];
      return on === undefined || on === inbox[name] ? [] : [[name, on]];
    }),
  );
