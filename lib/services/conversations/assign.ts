import 'server-only';
import { findAssignable } from '@/db/queries/assignees';
import { assignmentLine } from '@/lib/domain/assignment';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { act } from './act';

/** Gives the conversation to a member who can see it, or to nobody. */
export async function assign(
  ctx: MemberContext,
  number: number,
  memberId: number | null,
): Promise<void> {
  await act(ctx, number, async ({ assigneeId, inboxId }, name, tx) => {
    if (assigneeId === memberId) return null;

    const member =
      memberId === null ? null : await findAssignable(tx, ctx.scope, { memberId, inboxId });
    if (memberId !== null && !member) throw new NotFound(`member ${memberId}`);
    return {
      change: { assigneeId: memberId },
      act: 'conversation.assigned',
      details: { to: memberId },
      line: assignmentLine(name, member ?? null, ctx.scope.memberId),
    };
  });
}
