'use client';

import { usePathname } from 'next/navigation';
import { SideNav } from '@/components/ui/side-nav';
import { useDesk } from '@/lib/client/desk';
import { useFailedEvents } from '@/lib/client/use-failed-events';
import { FAILED_SHOWN } from '@/lib/contracts/event-log';
import { sectionsFor } from './settings-sections';

export function SettingsNav() {
  const { account, me } = useDesk();
  const pathname = usePathname();
  const failed = useFailedEvents();
  const base = `/accounts/${account.id}`;
  const groups = sectionsFor(me.role).map(({ label, sections }) => ({
    label,
    links: sections.map(({ path, ...section }) => {
      const href = `${base}/settings/${path}`;
      const current = pathname === href || pathname.startsWith(`${href}/`);
      return {
        ...section,
        href,
        current,
        trouble: path === 'events' ? troubleOf(failed) : undefined,
      };
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

function troubleOf(failed: number) {
  if (failed === 0) return undefined;
  const short = failed > FAILED_SHOWN ? `${FAILED_SHOWN}+` : String(failed);
  return { short, words: `${short} failed` };
}
