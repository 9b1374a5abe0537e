import 'server-only';
import type { Transaction } from '@/db/client';
import { getAccountName } from '@/db/queries/accounts';
import { memberName } from '@/db/queries/assignees';
import { saveAudit } from '@/db/queries/audits';
import { countMailed, saveInvitation, setInvitationInboxes } from '@/db/queries/invitations';
import { findOpenMemberByEmail } from '@/db/queries/members';
import { isAdministrator, lockTeam } from '@/db/queries/team';
import type { Role } from '@/lib/domain/conversation';
import { INVITATION_LIMITS, invitationEnd, mayMail } from '@/lib/domain/invitation';
import type { Mailed } from '@/lib/platform/mail';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { mail, newToken } from './mail';

type Guest = {
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly inboxIds: readonly number[];
};

type Invited =
  | { readonly ok: true; readonly again: boolean; readonly mailed: Mailed }
  | { readonly ok: false; readonly reason: 'limited' }
  | { readonly ok: false; readonly reason: 'already_member'; readonly name: string };

/** Asks somebody in. Asked twice, it is the same invitation, with the newer role and a new link. */
export async function invite(ctx: MemberContext, guest: Guest): Promise<Invited> {
  const { db, scope } = ctx;
  const { email, role } = guest;
  const { token, tokenHash } = newToken();
  const invited = await db.transaction(async (tx) => {
    await lockTeam(tx, scope.accountId);
    if (!(await isAdministrator(tx, scope))) throw new NotFound('administrator');
    const refusal = await refuse(tx, ctx, email);
    if (refusal) return refusal;

    const { id, isNew } = await saveInvitation(tx, scope, {
      email,
      role,
      tokenHash,
      now: ctx.now,
      expiresAt: invitationEnd(ctx.now),
    });
    const inboxes = await setInvitationInboxes(tx, scope, id, guest.inboxIds);
    if (inboxes.length < new Set(guest.inboxIds).size) throw new NotFound('inbox');
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId: ctx.userId,
      act: isNew ? 'invitation.sent' : 'invitation.resent',
      subject: `invitation:${id}`,
      details: { role, inboxes: inboxes.length },
      at: ctx.now,
    });
    const account = await getAccountName(tx, scope);
    return { ok: true, again: !isNew, account, inviter: await memberName(tx, scope) } as const;
  });
  if (!invited.ok) return invited;

  const { account, inviter, again } = invited;
  return { ok: true, again, mailed: await mail(ctx, { to: email, token, account, inviter, role }) };
}

async function refuse(tx: Transaction, { scope, now }: MemberContext, email: string) {
  const member = await findOpenMemberByEmail(tx, scope, email);
  if (member) return { ok: false, reason: 'already_member', name: member.name } as const;
  const since = new Date(now.getTime() - INVITATION_LIMITS.windowMs);
  const sent = await countMailed(tx, scope, { email, since });
  return mayMail(sent) ? null : ({ ok: false, reason: 'limited' } as const);
}
