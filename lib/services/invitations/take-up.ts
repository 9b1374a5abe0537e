import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import {
  findInvitation,
  inboxesOfInvitation,
  lockInvitation,
  markAccepted,
} from '@/db/queries/invitations';
import { saveMember } from '@/db/queries/members';
import { addToInboxes, lockMemberOfUser, lockTeam, updateMember } from '@/db/queries/team';
import type { Invitation } from '@/db/schema/invitations';
import { type InvitationState, invitationState } from '@/lib/domain/invitation';
import { sha256 } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';

type Closed = 'unknown' | Exclude<InvitationState, 'open'>;

export type TakenUp<Refusal extends string> =
  | { readonly ok: true; readonly accountId: number }
  | { readonly ok: false; readonly reason: Closed | Refusal };

/** Whose place it will be, found or made once the invitation is known to be open; a word refuses. */
type Guest<Refusal extends string> = (
  tx: Transaction,
  invitation: Invitation,
) => Promise<number | Refusal>;

/** Turns an open invitation into a place in the account. Of two tabs at once the second finds it accepted. */
export async function takeUp<Refusal extends string>(
  ctx: SystemContext,
  token: string,
  guest: Guest<Refusal>,
): Promise<TakenUp<Refusal>> {
  const taken = await ctx.db.transaction(async (tx) => {
    const invitation = await lock(tx, sha256(token));
    if (!invitation) return { ok: false, reason: 'unknown' } as const;
    const state = invitationState(invitation, ctx.now);
    if (state !== 'open') return { ok: false, reason: state } as const;
    const userId = await guest(tx, invitation);
    if (typeof userId === 'string') return { ok: false, reason: userId } as const;

    const memberId = await makePlace(tx, invitation, { userId, now: ctx.now });
    return { ok: true, accountId: invitation.accountId, memberId } as const;
  });
  if (!taken.ok) return taken;

  const { accountId, memberId } = taken;
  ctx.after.tell(accountId, { type: 'access', member: memberId });
  ctx.after.tell(accountId, { type: 'refresh' });
  return { ok: true, accountId };
}

/** The team first, as everybody does who changes it. */
async function lock(tx: Transaction, tokenHash: string): Promise<Invitation | undefined> {
  const found = await findInvitation(tx, tokenHash);
  if (!found) return undefined;
  await lockTeam(tx, found.accountId);
  return lockInvitation(tx, tokenHash);
}

type Joining = { readonly userId: number; readonly now: Date };

async function makePlace(tx: Transaction, invitation: Invitation, { userId, now }: Joining) {
  const { id, accountId, role } = invitation;
  const by = { accountId, userId, at: now };
  const former = await lockMemberOfUser(tx, accountId, userId);
  const memberId = former?.id ?? (await saveMember(tx, { accountId, userId, role, at: now }));
  if (former?.disabledAt) await updateMember(tx, memberId, { role, disabledAt: null });

  const inboxes = await inboxesOfInvitation(tx, id);
  await addToInboxes(
    tx,
    inboxes.map((inboxId) => ({ accountId, inboxId, memberId })),
  );
  await markAccepted(tx, id, now);
  await saveAudit(tx, { ...by, act: 'invitation.accepted', subject: `invitation:${id}` });
  if (!former || former.disabledAt) {
    await saveAudit(tx, {
      ...by,
      act: former ? 'member.returned' : 'member.added',
      subject: `member:${memberId}`,
      details: { role, inboxes: inboxes.length },
    });
  }
  return memberId;
}
