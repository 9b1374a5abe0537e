'use client';

import { AlarmClock, Check, CirclePause } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow, useZone } from '@/lib/client/clock';
import { untilTime } from '@/lib/client/relative-time';
import type { ConversationSummary } from '@/lib/contracts/conversations';

type Props = { readonly conversation: ConversationSummary };

/** Where a conversation is when it is not among the open ones. */
export function StatusLine({ conversation: { status, snoozedUntil } }: Props) {
  const now = useNow();
  const zone = useZone();
  if (status === 'resolved') return <Line icon={<Check />}>Resolved</Line>;
  if (status === 'pending') return <Line icon={<CirclePause />}>Pending</Line>;
  if (status !== 'snoozed') return null;
  return (
    <Line icon={<AlarmClock />}>
      <span className="max-md:sr-only">Snoozed until </span>
      {snoozedUntil ? untilTime(new Date(snoozedUntil), now, zone) : 'they write'}
    </Line>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="text-ink-muted inline-flex min-w-0 shrink items-center gap-1 font-medium [&_svg]:size-3">
      <span aria-hidden>{icon}</span>
      <span className="truncate tabular-nums">{children}</span>
    </span>
  );
}
