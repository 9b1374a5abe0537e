'use client';

import { AlarmClock, Hourglass } from 'lucide-react';
import { MemberAvatar } from '@/components/frame/member-avatar';
import { cn } from '@/components/ui/cn';
import { useNow, useZone } from '@/lib/client/clock';
import { useDesk } from '@/lib/client/desk';
import { untilTime } from '@/lib/client/relative-time';
import type { WindowState } from '@/lib/client/window-state';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { WINDOW_COLOUR } from './window-ring';

/** The third line stands only where there is something to say. */
export const saysSomething = (
  { assignee, snoozedUntil }: ConversationSummary,
  window: WindowState,
  showAssignee: boolean,
): boolean =>
  snoozedUntil !== null ||
  (showAssignee && assignee !== null) ||
  window.tone === 'soon' ||
  window.tone === 'last';

/** Beside an assignee there is room for a calm window too. */
const saysWindow = ({ label, tone }: WindowState, showAssignee: boolean): boolean =>
  label !== '' && (showAssignee || tone !== 'calm');

type Props = {
  readonly conversation: ConversationSummary;
  readonly window: WindowState;
  readonly showAssignee: boolean;
};

export function RowMeta({ conversation, window, showAssignee }: Props) {
  const { me } = useDesk();
  const { assignee, snoozedUntil } = conversation;
  return (
    <span className="text-2xs text-ink-subtle flex h-4.5 items-center gap-2.5">
      {saysWindow(window, showAssignee) && (
        <span
          className={cn(
            'flex items-center gap-1 font-medium tabular-nums',
            window.tone === 'calm' ? 'text-ink-subtle' : WINDOW_COLOUR[window.tone],
          )}
        >
          <Hourglass aria-hidden className="size-3" />
          {window.label}
          <span className="sr-only">left to reply</span>
        </span>
      )}
      {snoozedUntil && <Snooze until={snoozedUntil} />}
      {showAssignee && assignee && (
        <span className="flex min-w-0 items-center gap-1">
          <MemberAvatar member={assignee} size={14} />
          <span className="truncate">{assignee.id === me.memberId ? 'You' : assignee.name}</span>
          <span className="sr-only">assigned</span>
        </span>
      )}
    </span>
  );
}

function Snooze({ until }: { readonly until: string }) {
  return (
    <span className="flex shrink-0 items-center gap-1 tabular-nums">
      <AlarmClock aria-hidden className="size-3" />
      <span className="sr-only">snoozed until</span>
      {untilTime(new Date(until), useNow(), useZone())}
    </span>
  );
}
