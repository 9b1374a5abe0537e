import 'server-only';
import { keepsAssignee } from '@/db/queries/assignees';
import type { Conversation } from '@/db/schema/conversations';
import { changeStatus, opposite, type WantedStatus } from '@/lib/domain/status-change';
import type { MemberContext } from '../context';
import { act } from './act';

type Placed =
  | { readonly ok: true; readonly conversation: Conversation }
  | { readonly ok: false; readonly reason: 'snooze_is_over' };

/**
 * Puts a conversation where it is wanted; `opposite` resolves what is open and opens everything else. Whoever
 * had a resolved one has it again, if they still work there.
 */
export async function setStatus(
  ctx: MemberContext,
  number: number,
  wanted: WantedStatus | 'opposite',
): Promise<Placed> {
  if (isOver(wanted, ctx.now)) return { ok: false, reason: 'snooze_is_over' };

  const conversation = await act(ctx, number, async (current, name, tx) => {
    const to = wanted === 'opposite' ? opposite(current.status) : wanted;
    const decided = changeStatus(current, to, ctx.now);
    if (!decided) return null;
    const { change, act: happened, words } = decided;
    const isLeft = current.status === 'resolved' && !(await keepsAssignee(tx, current));
    return {
      change: { ...change, ...(isLeft && { assigneeId: null }) },
      act: happened,
      line: `${name} ${words}`,
    };
  });
  return { ok: true, conversation };
}

const isOver = (wanted: WantedStatus | 'opposite', now: Date): boolean =>
  wanted !== 'opposite' &&
  wanted.status === 'snoozed' &&
  wanted.until !== null &&
  wanted.until <= now;
