'use client';

import { AlarmClock, CheckCheck, CirclePause, Plug, Timer, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { State } from '@/components/ui/state';
import { useDesk } from '@/lib/client/desk';
import type { ListFilter } from '@/lib/contracts/conversations';

type Words = { readonly icon: ReactNode; readonly title: string; readonly text: string };

const OPEN: Readonly<Record<ListFilter['assignee'], Words>> = {
  mine: {
    icon: <UserRound />,
    title: 'Nothing is yours right now',
    text: 'Conversations that are assigned to you appear here. Take one from Unassigned: open it and press A.',
  },
  unassigned: {
    icon: <CheckCheck />,
    title: 'Everything has somebody',
    text: 'New conversations wait here until somebody takes them.',
  },
  all: {
    icon: <CheckCheck />,
    title: 'All answered',
    text: 'As soon as a customer writes, the conversation appears here by itself.',
  },
};

const RESOLVED: Readonly<Record<ListFilter['assignee'], Words>> = {
  mine: {
    icon: <UserRound />,
    title: 'Nothing of yours is resolved',
    text: 'When you resolve a conversation that is assigned to you, it moves here.',
  },
  unassigned: {
    icon: <CheckCheck />,
    title: 'Nothing here',
    text: 'Conversations that were resolved without being assigned to anybody appear here.',
  },
  all: {
    icon: <CheckCheck />,
    title: 'Nothing resolved yet',
    text: 'Resolve a conversation with E when it is done. It moves here, and comes back when the customer writes again.',
  },
};

const PENDING: Words = {
  icon: <CirclePause />,
  title: 'Nothing is pending',
  text: 'Set a conversation to pending with P while you wait for something else. It stays here until somebody moves it.',
};

const ENDING: Words = {
  icon: <Timer />,
  title: 'Nothing ends soon',
  text: 'Open conversations appear here when less than six hours are left to answer them.',
};

const SNOOZED: Words = {
  icon: <AlarmClock />,
  title: 'Nothing is snoozed',
  text: 'Snooze a conversation with S. It comes back by itself at the time you choose, or when the customer writes.',
};

const NO_INBOX: Words = {
  icon: <Plug />,
  title: 'No inbox is connected yet',
  text: 'Messages appear here once an Instagram account is connected. This version can’t do that from the desk yet; its demo comes with one.',
};

export function EmptyList({ filter }: { readonly filter: ListFilter }) {
  const { inboxes } = useDesk();
  const words = wordsFor(filter, inboxes.length > 0);
  return (
    <State icon={words.icon} title={words.title}>
      {words.text}
    </State>
  );
}

function wordsFor(filter: ListFilter, connected: boolean): Words {
  if (!connected) return NO_INBOX;
  if (filter.order === 'ending') return ENDING;
  if (filter.status === 'pending') return PENDING;
  if (filter.status === 'snoozed') return SNOOZED;
  return (filter.status === 'resolved' ? RESOLVED : OPEN)[filter.assignee];
}
