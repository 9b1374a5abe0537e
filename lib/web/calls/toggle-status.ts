import 'server-only';
import type { z } from 'zod';
import type { toggleStatus } from '@/lib/contracts/api/conversations';
import type { WantedStatus } from '@/lib/domain/status-change';
import type { MemberContext } from '@/lib/services/context';
import { setStatus } from '@/lib/services/conversations/set-status';
import { invalid } from '../api-refusals';
import { unixSeconds } from '../loaders/api-message-view';

type Wanted = z.output<typeof toggleStatus.input>;

/** Puts a conversation where a client of the public API wants it. */
export async function apiToggle(ctx: MemberContext, number: number, wanted: Wanted) {
  const placed = await setStatus(ctx, number, wantedStatus(wanted));
  if (!placed.ok) return invalid('snoozed_until', placed.reason, 'A time that is still to come.');

  const { status, snoozedUntil } = placed.conversation;
  return {
    meta: {},
    payload: {
      success: true as const,
      current_status: status,
      conversation_id: number,
      snoozed_until: snoozedUntil && unixSeconds(snoozedUntil),
    },
  };
}

function wantedStatus({ status, snoozed_until: until }: Wanted): WantedStatus | 'opposite' {
  if (!status) return 'opposite';
  if (status !== 'snoozed') return { status };
  return { status, until: until || until === 0 ? new Date(until * 1000) : null };
}
