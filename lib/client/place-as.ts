'use client';

import type { ConversationSummary } from '@/lib/contracts/conversations';
import { tell } from './api';
import { useChange } from './changes';
import { useNow, useZone } from './clock';
import { untilTime } from './relative-time';
import { toast } from './toast';

/** What a conversation can be made, and what brings it back. `until` is ISO 8601; null until the customer writes. */
export type Standing =
  | { readonly status: 'open' | 'pending' | 'resolved' }
  | { readonly status: 'snoozed'; readonly until: string | null };

type Current = Pick<ConversationSummary, 'number' | 'status' | 'snoozedUntil'>;

const standingOf = ({ status, snoozedUntil }: Current): Standing =>
  status === 'snoozed' ? { status, until: snoozedUntil } : { status };

function request(standing: Standing, path: string): Promise<void> {
  if (standing.status === 'resolved') return tell(`${path}/closure`, { method: 'POST' });
  if (standing.status === 'open') return tell(`${path}/closure`, { method: 'DELETE' });
  return tell(`${path}/status`, { method: 'PUT', body: standing });
}

/** Resolves, reopens, snoozes or sets aside; tells so, and offers the way back to how it was. */
export function usePlaceAs() {
  const now = useNow();
  const zone = useZone();
  const place = useChange<{ readonly to: Standing; readonly undo: () => void }>({
    change: ({ to }) => ({
      status: to.status,
      snoozedUntil: to.status === 'snoozed' ? to.until : null,
    }),
    request: ({ to }, path) => request(to, path),
    say: ({ to, undo }) =>
      toast(
        sentence(to, (until) => untilTime(new Date(until), now, zone)),
        {
          action: { label: 'Undo', onClick: undo },
        },
      ),
  });
  const placeAs = (current: Current, to: Standing): void => {
    const became = { number: current.number, status: to.status, snoozedUntil: null };
    const changed = to.status === 'snoozed' ? { ...became, snoozedUntil: to.until } : became;
    place(current.number, { to, undo: () => placeAs(changed, standingOf(current)) });
  };
  return placeAs;
}

function sentence(to: Standing, inWords: (until: string) => string): string {
  if (to.status === 'snoozed') {
    return to.until === null ? 'Snoozed until they write' : `Snoozed until ${inWords(to.until)}`;
  }
  return SENTENCES[to.status];
}

const SENTENCES = {
  open: 'Conversation reopened',
  pending: 'Conversation set to pending',
  resolved: 'Conversation resolved',
} as const;
