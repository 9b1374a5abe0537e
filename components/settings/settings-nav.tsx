'use client';

import { usePathname } from 'next/navigation';
import { SideNav } from '@/components/ui/side-nav';
import { useDesk } from '@/lib/client/desk';
import { sectionsFor } from './settings-sections';

export function SettingsNav() {
  const { account, me } = useDesk();
  const pathname = usePathname();
  const base = `/accounts/${account.id}`;
  const groups = sectionsFor(me.role).map(({ label, sections }) => ({
    label,
    links: sections.map(({ path, ...section }) => {
      const href = `${base}/settings/${path}`;
      return { ...section, href, current: pathname === href || pathname.startsWith(`${href}/`) };
    }),
  }));
  return (
    <SideNav
      title="Settings"
      back={{ href: `${base}/conversations`, label: 'Back to conversations' }}
      groups={groups}
    />
  );
}
