'use client';

import { useState } from 'react';
import { Time } from '@/components/ui/time';
import { useNow, useZone } from '@/lib/client/clock';
import { dayName } from '@/lib/client/relative-time';
import type { ThreadItem } from '@/lib/client/thread-items';

export function DayDivider({ at }: { readonly at: string }) {
  const now = useNow();
  const zone = useZone();
  return (
    <p className="text-2xs text-ink-subtle flex items-center gap-3 py-1">
      <span className="bg-line h-px flex-1" />
      <span className="font-medium">{dayName(new Date(at), now, zone)}</span>
      <span className="bg-line h-px flex-1" />
    </p>
  );
}

export function UnreadDivider() {
  return (
    <p className="text-2xs text-accent-ink flex items-center gap-3 py-1 font-medium">
      <span className="bg-accent/40 h-px flex-1" />
      New
      <span className="bg-accent/40 h-px flex-1" />
    </p>
  );
}

const MOST = 3;

/** What happened to the conversation; many lines fold into one. */
export function Activity({ items }: { readonly items: readonly ThreadItem[] }) {
  const [unfolded, setUnfolded] = useState(false);
  const folded = items.length > MOST && !unfolded;
  const shown = folded ? items.slice(-1) : items;
  return (
    <div className="text-2xs text-ink-subtle flex flex-col items-center gap-1">
      {folded && (
        <button
          type="button"
          className="hover:text-ink rounded-xs px-1"
          onClick={() => setUnfolded(true)}
        >
          Show {items.length - 1} earlier changes
        </button>
      )}
      {shown.map(({ key, message }) => (
        <span key={key} className="text-center text-balance">
          {message.text} · <Time at={message.at} as="clock" />
        </span>
      ))}
    </div>
  );
}
