import 'server-only';
import { findInboxOf, lockInbox } from '@/db/queries/inboxes';
import { isAdministrator } from '@/db/queries/team';
import type { Inbox } from '@/db/schema/inboxes';
import { isNamed } from '@/lib/domain/removal';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { beginRemoval } from './begin-removal';
import { unsubscribe } from './unsubscribe';

type Removed =
  /** `told`: whether the provider knows that it is to send nothing more. */
  | { readonly ok: true; readonly channel: Inbox['channel']; readonly told: boolean }
  | { readonly ok: false; readonly reason: 'name_differs'; readonly name: string };

/**
 * An administrator, who typed its name, removes an inbox with all that is in it. The provider is told first, while
 * there is a token to tell it with; whatever it answers, the inbox goes.
 */
export async function remove(ctx: MemberContext, inboxId: number, typed: string): Promise<Removed> {
  const { db, scope, userId, now, after } = ctx;
  const inbox = await db.transaction(
    async (tx) => (await isAdministrator(tx, scope)) && (await findInboxOf(tx, scope, inboxId)),
  );
  if (!inbox) throw new NotFound(`inbox ${inboxId}`);
  if (!isNamed(typed, inbox.name)) return { ok: false, reason: 'name_differs', name: inbox.name };
  const told = await unsubscribe(ctx, inbox);

  await db.transaction(async (tx) => {
    const held = (await isAdministrator(tx, scope)) && (await lockInbox(tx, scope, inboxId));
    // Of two who remove it at once, the second sees what the first has done only on the row itself.
    if (!held || held.removedAt) throw new NotFound(`inbox ${inboxId}`);
    await beginRemoval(tx, held, { userId, now });
  });

  after.ring({ name: 'delete-inbox', payload: { inbox: inboxId } });
  after.tell(scope.accountId, { type: 'refresh' });
  return { ok: true, channel: inbox.channel, told };
}
