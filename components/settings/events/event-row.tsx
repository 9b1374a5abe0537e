'use client';

import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { LoggedEvent, LoggedState } from '@/lib/contracts/event-log';
import { kindInWords, STATE_WORDS } from '@/lib/domain/event-log';
import { EventDetail } from './event-detail';

const TONES = {
  new: 'accent',
  waiting: 'warn',
  done: 'good',
  ignored: 'plain',
  failed: 'bad',
} as const satisfies Record<LoggedState, string>;

/** One line; opened, everything that is known of it. */
export function EventRow({ event }: { readonly event: LoggedEvent }) {
  const [isOpen, setOpen] = useState(false);
  const detail = useId();
  const { kind, state, contact, inbox, receivedAt } = event;
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={detail}
        onClick={() => setOpen(!isOpen)}
        className="hover:bg-fill group flex w-full items-center gap-2.5 px-3 py-2.5 text-left"
      >
        <ChevronRight
          aria-hidden
          className="text-ink-subtle size-4 shrink-0 transition-transform group-aria-expanded:rotate-90 motion-reduce:transition-none"
        />
        <span className="min-w-0 flex-1">
          <span className="text-ink block truncate text-sm font-medium">{kindInWords(kind)}</span>
          <span className="text-ink-muted block truncate text-xs">
            {[contact, inbox].filter(Boolean).join(' · ') || 'Nobody in particular'}
          </span>
        </span>
        <Badge tone={TONES[state]}>{STATE_WORDS[state]}</Badge>
        <Time at={receivedAt} className="text-ink-subtle w-14 shrink-0 text-right text-xs" />
      </button>
      <div id={detail} hidden={!isOpen}>
        {isOpen && <EventDetail event={event} />}
      </div>
    </li>
  );
}
