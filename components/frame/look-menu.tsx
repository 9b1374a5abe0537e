'use client';

import { Menu, MenuContent, MenuTrigger } from '@/components/ui/menu';
import { LookChoices } from './look-choices';
import { LookFace } from './look-face';

/** How the desk looks here, in this browser. Opens as soon as it is there. */
export function LookMenu() {
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>
        <LookFace />
      </MenuTrigger>
      <MenuContent side="right" align="end" className="min-w-44">
        <LookChoices />
      </MenuContent>
    </Menu>
  );
}
