import 'server-only';
import { getAccountName } from '@/db/queries/accounts';
import { memberName } from '@/db/queries/assignees';
import { saveAudit } from '@/db/queries/audits';
import { countMailed, lockWaiting, renewInvitation } from '@/db/queries/invitations';
import { isAdministrator, lockTeam } from '@/db/queries/team';
import { INVITATION_LIMITS, invitationEnd, mayMail } from '@/lib/domain/invitation';
import type { Mailed } from '@/lib/platform/mail';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { mail, newToken } from './mail';

type Resent =
  | { readonly ok: true; readonly email: string; readonly mailed: Mailed }
  | { readonly ok: false; readonly reason: 'limited' };

/** A new mail with a new link, seven days from now; the link in the old mail is dead. */
export async function resend(ctx: MemberContext, id: number): Promise<Resent> {
  const { db, scope, now } = ctx;
  const { token, tokenHash } = newToken();
  const resent = await db.transaction(async (tx) => {
    await lockTeam(tx, scope.accountId);
    const waiting = (await isAdministrator(tx, scope)) && (await lockWaiting(tx, scope, id));
    if (!waiting) throw new NotFound(`invitation ${id}`);
    const since = new Date(now.getTime() - INVITATION_LIMITS.windowMs);
    const sent = await countMailed(tx, scope, { email: waiting.email, since });
    if (!mayMail(sent)) return { ok: false, reason: 'limited' } as const;

    await renewInvitation(tx, id, { tokenHash, expiresAt: invitationEnd(now) });
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId: ctx.userId,
      act: 'invitation.resent',
      subject: `invitation:${id}`,
      at: now,
    });
    const account = await getAccountName(tx, scope);
    return { ok: true, ...waiting, account, inviter: await memberName(tx, scope) } as const;
  });
  if (!resent.ok) return resent;

  const { email, role, account, inviter } = resent;
  const mailed = await mail(ctx, { to: email, token, account, inviter, role });
  return { ok: true, email, mailed };
}
