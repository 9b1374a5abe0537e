import 'server-only';
import { blockContact, isBlocked } from '@/db/queries/contacts';
import type { MemberContext } from '../context';
import { act } from '../conversations/act';

/** Whether the team wants to hear from the person of a conversation. What they write is kept all the same. */
export async function setBlocked(
  ctx: MemberContext,
  number: number,
  blocked: boolean,
): Promise<void> {
  await act(ctx, number, async ({ contactId }, name, tx) => {
    if ((await isBlocked(tx, contactId)) === blocked) return null;

    await blockContact(tx, contactId, blocked ? ctx.now : null);
    return {
      change: {},
      act: blocked ? 'contact.blocked' : 'contact.unblocked',
      line: `${name} ${blocked ? 'blocked' : 'unblocked'} this contact`,
    };
  });
}
