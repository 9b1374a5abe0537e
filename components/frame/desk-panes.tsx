'use client';

import { useState } from 'react';
import { ContactPanel } from '@/components/contact/contact-panel';
import { NoConversation } from '@/components/conversation/no-conversation';
import { Thread } from '@/components/conversation/thread';
import { InboxList } from '@/components/inbox-list/inbox-list';
import { cn } from '@/components/ui/cn';
import { Dialog, SheetContent } from '@/components/ui/dialog';
import { usePlace } from '@/lib/client/place';
import { keepPreference, type Preferences } from '@/lib/client/preferences';
import { ListPane } from './list-pane';

type Props = { readonly preferences: Pick<Preferences, 'list' | 'panel'> };

const isWide = (): boolean => window.matchMedia('(min-width: 1100px)').matches;

/** List, thread and contact, side by side as far as there is room. */
export function DeskPanes({ preferences }: Props) {
  const { number } = usePlace();
  const [panelOpen, setPanelOpen] = useState(preferences.panel === 'open');
  const [sheetOpen, setSheetOpen] = useState(false);

  const togglePanel = () => {
    if (!isWide()) {
      setSheetOpen(true);
      return;
    }
    setPanelOpen(!panelOpen);
    void keepPreference('panel', panelOpen ? 'closed' : 'open');
  };
  return (
    <>
      <ListPane width={preferences.list} hidden={number !== null}>
        <InboxList />
      </ListPane>
      <main className={cn('bg-surface min-w-0 flex-1', number === null && 'max-md:hidden')}>
        {number === null ? (
          <>
            <title>Conversations · Parley</title>
            <NoConversation />
          </>
        ) : (
          <Thread key={number} number={number} panelOpen={panelOpen} onTogglePanel={togglePanel} />
        )}
      </main>
      {number !== null && panelOpen && (
        <aside
          aria-label="Contact"
          className="border-line bg-surface hidden w-76 shrink-0 flex-col border-l lg:flex"
        >
          <ContactPanel key={number} number={number} />
        </aside>
      )}
      <Dialog open={sheetOpen && number !== null} onOpenChange={setSheetOpen}>
        <SheetContent title="Contact">
          {number !== null && <ContactPanel key={number} number={number} />}
        </SheetContent>
      </Dialog>
    </>
  );
}
