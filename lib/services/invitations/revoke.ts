import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { revokeInvitation } from '@/db/queries/invitations';
import { isAdministrator, lockTeam } from '@/db/queries/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

/** Takes an invitation back; its link is dead. */
export async function revoke(ctx: MemberContext, id: number): Promise<void> {
  const { db, scope, userId, now } = ctx;
  await db.transaction(async (tx) => {
    await lockTeam(tx, scope.accountId);
    const revoked =
      (await isAdministrator(tx, scope)) && (await revokeInvitation(tx, scope, id, now));
    if (!revoked) throw new NotFound(`invitation ${id}`);
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId,
      act: 'invitation.revoked',
      subject: `invitation:${id}`,
      at: now,
    });
  });
}
