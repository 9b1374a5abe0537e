'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { NoConversation } from '@/components/conversation/no-conversation';
import { InboxList } from '@/components/inbox-list/inbox-list';
import { usePlace } from '@/lib/client/place';
import type { Preferences } from '@/lib/client/preferences';
import { useCaughtUp } from '@/lib/client/use-caught-up';
import { ThreadPaneSkeleton } from './desk-skeleton';
import { ListPane } from './list-pane';

/** Whoever looks at the list alone does not wait for the code of threads. */
const Opened = dynamic(async () => (await import('./opened')).Opened, {
  loading: () => <ThreadPaneSkeleton />,
});

type Props = { readonly preferences: Pick<Preferences, 'list' | 'panel'> };

/** List, thread and contact, side by side as far as there is room. */
export function DeskPanes({ preferences }: Props) {
  const { number, message } = usePlace();
  const [panelOpen, setPanelOpen] = useState(preferences.panel === 'open');
  useCaughtUp();
  return (
    <>
      <ListPane width={preferences.list} hidden={number !== null}>
        <InboxList />
      </ListPane>
      {number === null ? (
        <main className="bg-surface min-w-0 flex-1 max-md:hidden">
          <title>Conversations · Parley</title>
          <NoConversation />
        </main>
      ) : (
        <Opened number={number} message={message} panel={{ open: panelOpen, set: setPanelOpen }} />
      )}
    </>
  );
}
