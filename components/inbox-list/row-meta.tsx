'use client';

import { Hourglass } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { useDesk } from '@/lib/client/desk';
import type { WindowState } from '@/lib/client/window-state';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { WINDOW_COLOUR } from './window-ring';

/** The third line stands only where there is something to say. */
export const saysSomething = (
  { assignee }: ConversationSummary,
  window: WindowState,
  showAssignee: boolean,
): boolean =>
  (showAssignee && assignee !== null) || window.tone === 'soon' || window.tone === 'last';

type Props = {
  readonly conversation: ConversationSummary;
  readonly window: WindowState;
  readonly showAssignee: boolean;
};

export function RowMeta({ conversation, window, showAssignee }: Props) {
  const { me } = useDesk();
  const { assignee } = conversation;
  return (
    <span className="text-2xs text-ink-subtle flex h-4.5 items-center gap-2.5">
      {window.label && (
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
      {showAssignee && assignee && (
        <span className="flex min-w-0 items-center gap-1">
          <Avatar name={assignee.name} seed={assignee.id} size={14} />
          <span className="truncate">{assignee.id === me.memberId ? 'You' : assignee.name}</span>
          <span className="sr-only">assigned</span>
        </span>
      )}
    </span>
  );
}
