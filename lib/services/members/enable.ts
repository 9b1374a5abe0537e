import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { updateMember } from '@/db/queries/team';
import { decideEnabling } from '@/lib/domain/team';
import type { MemberContext } from '../context';
import { type Changed, change } from './change';

/** Opens somebody's place again, with the role and the inboxes that they had. */
export const enable = (ctx: MemberContext, memberId: number): Promise<Changed> =>
  change<never>(ctx, memberId, {
    decide: ({ member }) => decideEnabling(member),
    async write(tx, { id }) {
      await updateMember(tx, id, { disabledAt: null });
      await saveAudit(tx, {
        accountId: ctx.scope.accountId,
        userId: ctx.userId,
        act: 'member.enabled',
        subject: `member:${id}`,
        at: ctx.now,
      });
      return null;
    },
  });
