import 'server-only';
import { findAssignable } from '@/db/queries/assignees';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { act } from './act';

/** Gives the conversation to a member who can see it, or to nobody. */
export const assign = (
  ctx: MemberContext,
  number: number,
  memberId: number | null,
): Promise<void> =>
  act(ctx, number, async ({ assigneeId, inboxId }, name, tx) => {
    if (assigneeId === memberId) return null;

    const member =
      memberId === null ? null : await findAssignable(tx, ctx.scope, { memberId, inboxId });
    if (memberId !== null && !member) throw new NotFound(`member ${memberId}`);
    return {
      change: { assigneeId: memberId },
      act: 'conversation.assigned',
      line: lineFor(name, member, ctx.scope.memberId),
    };
  });

function lineFor(
  name: string,
  member: { id: number; name: string } | null | undefined,
  me: number,
) {
  if (!member) return `${name} unassigned the conversation`;
  return member.id === me
    ? `${name} took the conversation`
    : `${name} assigned the conversation to ${member.name}`;
}
