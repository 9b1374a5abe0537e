'use client';

import { Search } from 'lucide-react';
import { AccountButton } from '@/components/frame/account-button';
import { Button } from '@/components/ui/button';
import { useOverlays } from '@/lib/client/overlays';
import type { ConversationPage } from '@/lib/contracts/conversations';
import { AssigneeTabs, StatusSwitch } from './filters';

type Props = {
  /** Null while they are not known. */
  readonly counts: ConversationPage['counts'] | null;
};

/** What stands above the list, whether it is there yet or not; on a phone with what the rail has elsewhere. */
export function ListHead({ counts }: Props) {
  const { open } = useOverlays();
  return (
    <>
      <header className="flex h-13 shrink-0 items-center justify-between gap-3 pr-3 pl-4">
        <h1 className="min-w-0 truncate text-base font-semibold">Conversations</h1>
        <div className="flex items-center gap-2.5">
          <StatusSwitch />
          <span className="flex items-center gap-1.5 md:hidden">
            <Button look="quiet" size="icon" aria-label="Search" onClick={() => open('palette')}>
              <Search className="size-4.5" />
            </Button>
            <AccountButton side="bottom" withLook />
          </span>
        </div>
      </header>
      <AssigneeTabs counts={counts} />
    </>
  );
}
