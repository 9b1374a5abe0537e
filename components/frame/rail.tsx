'use client';

import { ChevronsLeft, ChevronsRight, MessagesSquare, Search, Settings } from 'lucide-react';
import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import { useRef, useState } from 'react';
import { useDesk } from '@/lib/client/desk';
import { useOverlays } from '@/lib/client/overlays';
import { usePlace } from '@/lib/client/place';
import { keepPreference } from '@/lib/client/preferences';
import { useEarlyClicks } from '@/lib/client/use-early';
import { useFailedEvents } from '@/lib/client/use-failed-events';
import { AccountButton } from './account-button';
import { Logo } from './logo';
import { LookButton } from './look-button';
import { PageLink } from './page-link';
import { PlaceLink } from './place-link';
import { RAIL_ITEM, RailLabel, RailTip } from './rail-item';

/** A column of icons; with their names beside them for whoever wants those. */
export function Rail({ startsWide }: { readonly startsWide: boolean }) {
  const part = useRef<HTMLElement>(null);
  useEarlyClicks(part);
  const [wide, setWide] = useState(startsWide);
  const { account } = useDesk();
  const { open } = useOverlays();
  const failed = useFailedEvents();
  const settings = `/accounts/${account.id}/settings` as Route;
  const inSettings = usePathname().startsWith(settings);
  const toggle = () => {
    setWide(!wide);
    void keepPreference('rail', wide ? 'narrow' : 'wide');
  };
  return (
    <nav
      ref={part}
      data-wakes
      aria-label="Main"
      data-wide={wide || undefined}
      className="group/rail border-line bg-canvas hidden w-14 shrink-0 flex-col items-center gap-1 border-r px-2.25 pb-3 data-wide:w-48 data-wide:items-stretch md:flex"
    >
      <div className="flex h-13 shrink-0 items-center gap-2.5 group-data-wide/rail:pl-1">
        <Logo className="size-7 shrink-0" />
        {wide && <span className="truncate text-sm font-semibold">{account.name}</span>}
      </div>
      <Conversations wide={wide} inSettings={inSettings} />
      <RailTip label="Search" keys="⌘K" wide={wide}>
        <button type="button" className={RAIL_ITEM} onClick={() => open('palette')}>
          <Search />
          <RailLabel keys="⌘K">Search</RailLabel>
        </button>
      </RailTip>
      <div className="mt-auto flex flex-col items-center gap-1 group-data-wide/rail:items-stretch">
        <RailTip label="Show names" wide={wide}>
          <button type="button" className={RAIL_ITEM} aria-expanded={wide} onClick={toggle}>
            {wide ? <ChevronsLeft /> : <ChevronsRight />}
            <RailLabel>{wide ? 'Hide names' : 'Show names'}</RailLabel>
          </button>
        </RailTip>
        <RailTip label="Settings" wide={wide}>
          <PageLink
            href={settings}
            aria-current={inSettings ? 'page' : undefined}
            className={RAIL_ITEM}
          >
            <Settings />
            {failed > 0 && <span className="bg-bad absolute top-1 left-5.5 size-2 rounded-full" />}
            <RailLabel>Settings</RailLabel>
            {failed > 0 && <span className="sr-only">events failed</span>}
          </PageLink>
        </RailTip>
        <div className="flex flex-col items-center gap-2 group-data-wide/rail:mt-1 group-data-wide/rail:flex-row-reverse group-data-wide/rail:justify-between group-data-wide/rail:pl-0.5">
          <LookButton />
          <AccountButton side="right" />
        </div>
      </div>
    </nav>
  );
}

type ConversationsProps = { readonly wide: boolean; readonly inSettings: boolean };

/** From the settings a new page; on the desk only the list. */
function Conversations({ wide, inSettings }: ConversationsProps) {
  const { account } = useDesk();
  const { filter } = usePlace();
  return (
    <RailTip label="Conversations" wide={wide}>
      {inSettings ? (
        <PageLink href={`/accounts/${account.id}/conversations` as Route} className={RAIL_ITEM}>
          <MessagesSquare />
          <RailLabel>Conversations</RailLabel>
        </PageLink>
      ) : (
        <PlaceLink number={null} filter={filter} aria-current="page" className={RAIL_ITEM}>
          <MessagesSquare />
          <RailLabel>Conversations</RailLabel>
        </PlaceLink>
      )}
    </RailTip>
  );
}
