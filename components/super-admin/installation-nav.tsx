'use client';

import { AtSign, Inbox, ListRestart, Settings2 } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import type { ComponentProps } from 'react';
import { SideNav } from '@/components/ui/side-nav';
import { FacebookGlyph, InstagramGlyph } from './brand-glyphs';

const SETTINGS = [
  { config: 'general', label: 'General', icon: Settings2 },
  { config: 'instagram', label: 'Instagram', icon: InstagramGlyph },
  { config: 'facebook', label: 'Facebook', icon: FacebookGlyph },
  { config: 'email', label: 'Email', icon: AtSign },
] as const;

type Groups = ComponentProps<typeof SideNav>['groups'];

export function InstallationNav() {
  const pathname = usePathname();
  const config = useSearchParams().get('config') ?? 'general';
  const onSettings = pathname === '/super_admin/app_config';
  const groups: Groups = [
    {
      label: 'Settings',
      links: SETTINGS.map(({ config: each, label, icon }) => ({
        label,
        icon,
        href: `/super_admin/app_config?config=${each}`,
        current: onSettings && config === each,
      })),
    },
    {
      label: 'Workspaces',
      links: [
        {
          label: 'Inboxes',
          icon: Inbox,
          href: '/super_admin/inboxes',
          current: pathname === '/super_admin/inboxes',
        },
      ],
    },
    {
      label: 'Health',
      links: [
        {
          label: 'Events that need you',
          icon: ListRestart,
          href: '/super_admin/events',
          current: pathname === '/super_admin/events',
        },
      ],
    },
  ];
  return (
    <SideNav
      title="Installation"
      back={{ href: '/', label: 'Back to the desk', always: true }}
      groups={groups}
    />
  );
}
