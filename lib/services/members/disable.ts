import 'server-only';
import type { Transaction } from '@/db/client';
import { revokeTokensWithoutPlace } from '@/db/queries/access-tokens';
import { saveAudit } from '@/db/queries/audits';
import { type Held, lockHeld } from '@/db/queries/hand-over';
import { revokeSessionsWithoutPlace } from '@/db/queries/sessions';
import { findColleague, updateMember } from '@/db/queries/team';
import { decideDisabling, seesAll } from '@/lib/domain/team';
import type { MemberContext } from '../context';
import { handOver } from '../conversations/hand-over';
import { type Changed, change } from './change';

type HeirRefusal = 'no_heir' | 'heir_cannot_see';

/**
 * Closes somebody's place at once. What they still had to do goes to the heir, or to nobody; their row stays,
 * because threads and the record point at it. A user with no other place is signed out, and their tokens end.
 */
export const disable = (
  ctx: MemberContext,
  memberId: number,
  heirId: number | null,
): Promise<Changed<HeirRefusal>> =>
  change<HeirRefusal>(ctx, memberId, {
    decide: decideDisabling,
    async write(tx, member) {
      const held = await lockHeld(tx, ctx.scope, { memberId, unseenOnly: false });
      const to = heirId === null ? null : await findHeir(tx, ctx, { memberId, heirId, held });
      if (typeof to === 'string') return to;

      const handedOver = await handOver(tx, ctx, { held, to });
      await updateMember(tx, memberId, { disabledAt: ctx.now });
      await revokeSessionsWithoutPlace(tx, member.userId, ctx.now);
      await revokeTokensWithoutPlace(tx, member.userId, ctx.now);
      await saveAudit(tx, {
        accountId: ctx.scope.accountId,
        userId: ctx.userId,
        act: 'member.disabled',
        subject: `member:${memberId}`,
        details: { handedOver, to: heirId },
        at: ctx.now,
      });
      return null;
    },
  });

type Passing = {
  readonly memberId: number;
  readonly heirId: number;
  readonly held: readonly Held[];
};

async function findHeir(tx: Transaction, { scope }: MemberContext, passing: Passing) {
  const { memberId, heirId, held } = passing;
  const heir = await findColleague(tx, scope, { memberId: heirId, besides: memberId });
  if (!heir) return 'no_heir';
  const inboxes = held.map(({ inboxId }) => inboxId);
  return seesAll(heir, inboxes) ? heir : 'heir_cannot_see';
}
