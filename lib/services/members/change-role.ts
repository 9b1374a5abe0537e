import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { lockHeld } from '@/db/queries/hand-over';
import { updateMember } from '@/db/queries/team';
import type { Role } from '@/lib/domain/conversation';
import { decideRole } from '@/lib/domain/team';
import type { MemberContext } from '../context';
import { handOver } from '../conversations/hand-over';
import { type Changed, change } from './change';

/** Who is an agent from now on keeps only what stands in their own inboxes. */
export const changeRole = (ctx: MemberContext, memberId: number, role: Role): Promise<Changed> =>
  change<never>(ctx, memberId, {
    decide: (situation) => decideRole(situation, role),
    async write(tx, member) {
      await updateMember(tx, member.id, { role });
      const held =
        role === 'agent' ? await lockHeld(tx, ctx.scope, { memberId, unseenOnly: true }) : [];
      const unassigned = await handOver(tx, ctx, { held, to: null });
      await saveAudit(tx, {
        accountId: ctx.scope.accountId,
        userId: ctx.userId,
        act: 'member.role_changed',
        subject: `member:${member.id}`,
        details: { role, unassigned },
        at: ctx.now,
      });
      return null;
    },
  });
