import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudits } from '@/db/queries/audits';
import { lockHeld } from '@/db/queries/hand-over';
import { lockInbox } from '@/db/queries/inboxes';
import {
  addToInboxes,
  isAdministrator,
  lockOpenMembers,
  lockTeam,
  removeFromInbox,
} from '@/db/queries/team';
import type { MemberContext } from '../context';
import { handOver } from '../conversations/hand-over';
import { NotFound } from '../errors';

type Membership = { readonly add: readonly number[]; readonly remove: readonly number[] };

/**
 * Puts people into an inbox and takes others out. An agent who loses sight of it holds nothing in it any
 * longer: what they had to do there waits for somebody else. Done twice, it is done once.
 */
export async function changeMembers(
  ctx: MemberContext,
  inboxId: number,
  { add, remove }: Membership,
): Promise<void> {
  const { db, scope, after } = ctx;
  const concerned = await db.transaction(async (tx) => {
    await lockTeam(tx, scope.accountId);
    const found = (await isAdministrator(tx, scope)) && (await lockInbox(tx, scope, inboxId));
    if (!found) throw new NotFound(`inbox ${inboxId}`);
    const people = new Map(
      (await lockOpenMembers(tx, scope, [...add, ...remove])).map(({ id, role }) => [id, role]),
    );
    if (add.some((id) => !people.has(id))) throw new NotFound('member');

    const { accountId } = scope;
    const added = await addToInboxes(
      tx,
      add.map((memberId) => ({ accountId, inboxId, memberId })),
    );
    const removed = await removeFromInbox(tx, scope, { inboxId, memberIds: remove });
    for (const { memberId } of removed) {
      if (people.get(memberId) === 'agent') await release(tx, ctx, memberId);
    }
    await record(tx, ctx, { inboxId, added, removed });
    return [...added, ...removed].map(({ memberId }) => memberId);
  });
  for (const member of concerned) after.tell(scope.accountId, { type: 'access', member });
  if (concerned.length > 0) after.tell(scope.accountId, { type: 'refresh' });
}

async function release(tx: Transaction, ctx: MemberContext, memberId: number): Promise<void> {
  const held = await lockHeld(tx, ctx.scope, { memberId, unseenOnly: true });
  await handOver(tx, ctx, { held, to: null });
}

type Moved = { readonly memberId: number };
type Done = {
  readonly inboxId: number;
  readonly added: readonly Moved[];
  readonly removed: readonly Moved[];
};

async function record(tx: Transaction, ctx: MemberContext, { inboxId, added, removed }: Done) {
  const { scope, userId, now } = ctx;
  const rowFor =
    (act: string) =>
    ({ memberId }: Moved) => ({
      accountId: scope.accountId,
      userId,
      act,
      subject: `inbox:${inboxId}`,
      details: { member: memberId },
      at: now,
    });
  const rows = [
    ...added.map(rowFor('inbox.member_added')),
    ...removed.map(rowFor('inbox.member_removed')),
  ];
  if (rows.length > 0) await saveAudits(tx, rows);
}
