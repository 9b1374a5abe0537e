'use client';

import { Building2, Keyboard, ListRestart, LogOut } from 'lucide-react';
import Link from 'next/link';
import { signOut } from 'next-auth/react';
import { useTheme } from 'next-themes';
import { Avatar } from '@/components/ui/avatar';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { useDesk } from '@/lib/client/desk';
import { useOverlays } from '@/lib/client/overlays';
import { ThemeChoices, useThemeChoice } from './theme-menu';

export const leave = () => void signOut({ callbackUrl: '/sign-in' });

type Props = {
  readonly side: 'right' | 'bottom';
  /** On a phone there is no rail, so the theme is chosen here. */
  readonly withTheme?: boolean;
};

export function AccountMenu({ side, withTheme = false }: Props) {
  const { me, account, accounts } = useDesk();
  const { setTheme } = useTheme();
  const choice = useThemeChoice();
  const { open } = useOverlays();
  return (
    <Menu>
      <MenuTrigger
        aria-label={`Your account, ${me.name}`}
        className="rounded-full outline-offset-2 transition-opacity hover:opacity-85"
      >
        <Avatar name={me.name} seed={me.memberId} size={30} />
      </MenuTrigger>
      <MenuContent side={side} align="end" className="w-64">
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium">{me.name}</p>
          <p className="text-ink-subtle truncate text-xs">{me.email}</p>
        </div>
        <MenuSeparator />
        <MenuLabel>{accounts.length > 1 ? 'Accounts' : 'Account'}</MenuLabel>
        {accounts.map(({ id, name }) => (
          <MenuItem key={id} asChild={id !== account.id} disabled={id === account.id}>
            {id === account.id ? (
              <>
                <Building2 />
                <span className="truncate">{name}</span>
              </>
            ) : (
              <a href={`/accounts/${id}/conversations`}>
                <Building2 />
                <span className="truncate">{name}</span>
              </a>
            )}
          </MenuItem>
        ))}
        <MenuSeparator />
        {withTheme && (
          <>
            <MenuLabel>Theme</MenuLabel>
            <ThemeChoices choice={choice} onChoose={setTheme} />
            <MenuSeparator />
          </>
        )}
        {me.superAdmin && (
          <MenuItem asChild>
            <Link href="/super_admin/events">
              <ListRestart />
              Events that need you
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
