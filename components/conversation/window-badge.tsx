'use client';

import { Hourglass } from 'lucide-react';
import { WINDOW_COLOUR } from '@/components/inbox-list/window-ring';
import { cn } from '@/components/ui/cn';
import { useNow, useZone } from '@/lib/client/clock';
import { fullTime } from '@/lib/client/relative-time';
import { windowState } from '@/lib/client/window-state';

/** How long we may still answer, in the thread's header. */
export function WindowBadge({ closesAt }: { readonly closesAt: string | null }) {
  const zone = useZone();
  const window = windowState(closesAt, useNow());
  if (!closesAt) return null;
  const when = fullTime(new Date(closesAt), zone);
  const closed = window.tone === 'closed';
  return (
    <span
      title={closed ? `The reply window closed on ${when}` : `Reply until ${when}`}
      className={cn(
        'inline-flex shrink-0 items-center gap-1 text-xs font-medium tabular-nums',
        WINDOW_COLOUR[window.tone],
      )}
    >
      <Hourglass aria-hidden className="size-3" />
      {closed ? 'Closed' : `${window.label} left`}
    </span>
  );
}
