'use client';

import { Heart, ListChecks, Newspaper, Plus, RectangleHorizontal } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { Tooltip } from '@/components/ui/tooltip';
import type { OfferKind } from './offers-dialog';

type Props = {
  readonly onHeart: () => void;
  readonly onOffer: (what: OfferKind) => void;
};

/** What can be said without words, or below them. */
export function MoreMenu({ onHeart, onOffer }: Props) {
  return (
    <Menu>
      <Tooltip label="More to send" side="top">
        <MenuTrigger asChild>
          <Button look="quiet" size="icon-sm" aria-label="More to send">
            <Plus aria-hidden className="size-4" />
          </Button>
        </MenuTrigger>
      </Tooltip>
      <MenuContent align="start" side="top">
        <MenuItem onSelect={onHeart}>
          <Heart aria-hidden />
          Send a heart
        </MenuItem>
        <MenuItem onSelect={() => onOffer('post')}>
          <Newspaper aria-hidden />
          One of our posts…
        </MenuItem>
        <MenuItem onSelect={() => onOffer('answers')}>
          <ListChecks aria-hidden />
          Quick replies…
        </MenuItem>
        <MenuItem onSelect={() => onOffer('buttons')}>
          <RectangleHorizontal aria-hidden />
          Buttons…
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
