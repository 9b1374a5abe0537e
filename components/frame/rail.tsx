'use client';

import { Command, MessagesSquare } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { useOverlays } from '@/lib/client/overlays';
import { usePlace } from '@/lib/client/place';
import { AccountMenu } from './account-menu';
import { Logo } from './logo';
import { PlaceLink } from './place-link';
import { ThemeMenu } from './theme-menu';

export function Rail() {
  const { filter } = usePlace();
  const { open } = useOverlays();
  return (
    <nav
      aria-label="Main"
      className="border-line bg-canvas hidden w-14 shrink-0 flex-col items-center gap-1 border-r pb-3 md:flex"
    >
      <div className="grid h-13 place-items-center">
        <Logo className="size-7" />
      </div>
      <Tooltip label="Conversations" side="right">
        <Button
          asChild
          look="quiet"
          size="icon"
          className="bg-fill-selected text-accent-ink size-9"
        >
          <PlaceLink number={null} filter={filter} aria-label="Conversations" aria-current="page">
            <MessagesSquare className="size-4.5" />
          </PlaceLink>
        </Button>
      </Tooltip>
      <div className="mt-auto flex flex-col items-center gap-1">
        <Tooltip label="Search and commands" keys="⌘K" side="right">
          <Button
            look="quiet"
            size="icon"
            className="size-9"
            aria-label="Search and commands"
            onClick={() => open('palette')}
          >
            <Command className="size-4.5" />
          </Button>
        </Tooltip>
        <ThemeMenu />
        <div className="mt-2">
          <AccountMenu side="right" />
        </div>
      </div>
    </nav>
  );
}
