'use client';

import { useRef, useState } from 'react';
import { ContactPanel } from '@/components/contact/contact-panel';
import { Thread } from '@/components/conversation/thread';
import { Dialog, SheetContent } from '@/components/ui/dialog';
import { keepPreference } from '@/lib/client/preferences';
import { useEarlyClicks } from '@/lib/client/use-early';

type Props = {
  readonly number: number;
  readonly message: number | null;
  readonly panel: { readonly open: boolean; readonly set: (open: boolean) => void };
};

const isWide = (): boolean => window.matchMedia('(min-width: 1100px)').matches;

/** The conversation that is open, and who it is with. */
export function Opened({ number, message, panel }: Props) {
  const part = useRef<HTMLElement>(null);
  useEarlyClicks(part);
  const [sheetOpen, setSheetOpen] = useState(false);
  const togglePanel = () => {
    if (!isWide()) {
      setSheetOpen(true);
      return;
    }
    panel.set(!panel.open);
    void keepPreference('panel', panel.open ? 'closed' : 'open');
  };
  return (
    <>
      <main ref={part} data-wakes className="bg-surface min-w-0 flex-1">
        <Thread
          key={number}
          number={number}
          message={message}
          panelOpen={panel.open}
          onTogglePanel={togglePanel}
        />
      </main>
      {panel.open && (
        <aside
          aria-label="Contact"
          className="border-line bg-surface hidden w-76 shrink-0 flex-col border-l lg:flex"
        >
          <ContactPanel key={number} number={number} />
        </aside>
      )}
      <Dialog open={sheetOpen} onOpenChange={setSheetOpen}>
        <SheetContent title="Contact">
          <ContactPanel key={number} number={number} />
        </SheetContent>
      </Dialog>
    </>
  );
}
