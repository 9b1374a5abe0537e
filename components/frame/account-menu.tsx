'use client';

import { Keyboard, LogOut, ServerCog, Settings } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { useDesk } from '@/lib/client/desk';
import { useOverlays } from '@/lib/client/overlays';
import { AccountChoices } from './account-choices';
import { AccountFace, type AccountMenuProps } from './account-face';
import { leave } from './leave';
import { LookChoices } from './look-choices';

/** Opens as soon as it is there: it is fetched for whoever pressed the button. */
export function AccountMenu({ side, withLook = false }: AccountMenuProps) {
  const { me, account } = useDesk();
  const { open } = useOverlays();
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>
        <AccountFace />
      </MenuTrigger>
      <MenuContent side={side} align="end" className="w-64">
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium">{me.name}</p>
          <p className="text-ink-subtle truncate text-xs">{me.email}</p>
        </div>
        <MenuSeparator />
        <AccountChoices />
        <MenuSeparator />
        {withLook && (
          <>
            <LookChoices />
            <MenuSeparator />
          </>
        )}
        <MenuItem asChild>
          <Link href={`/accounts/${account.id}/settings` as Route}>
            <Settings />
            Settings
          </Link>
        </MenuItem>
        {me.superAdmin && (
          <MenuItem asChild>
            <Link href="/super_admin/app_config">
              <ServerCog />
              Installation
            </Link>
          </MenuItem>
        )}
        <MenuItem keys="?" onSelect={() => open('help')}>
          <Keyboard />
          Keyboard shortcuts
        </MenuItem>
        <MenuItem onSelect={leave}>
          <LogOut />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
