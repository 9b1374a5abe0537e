import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { EventFilters } from '@/components/settings/events/event-filters';
import { EventList } from '@/components/settings/events/event-list';
import { KeptCounts } from '@/components/settings/events/kept-counts';
import { ReplayFailed } from '@/components/settings/events/replay-failed';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { SettingsSkeleton } from '@/components/settings/settings-skeleton';
import { buttonLook } from '@/components/ui/button';
import { type EventLogQuery, eventLogQuerySchema } from '@/lib/contracts/event-log';
import { idSchema } from '@/lib/contracts/ids';
import { loadEventLog, loadKeptCounts } from '@/lib/web/loaders/event-log';

export default async function Page({
  params,
  searchParams,
}: PageProps<'/accounts/[accountId]/settings/events'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  const query = eventLogQuerySchema.parse(await searchParams);
  return (
    <Suspense key={JSON.stringify(query)} fallback={<SettingsSkeleton />}>
      <EventLog accountId={accountId.data} query={query} />
    </Suspense>
  );
}

type Props = { readonly accountId: number; readonly query: EventLogQuery };

async function EventLog({ accountId, query }: Props) {
  const page = await loadEventLog(accountId, query);
  if (!page) return <NotForYou />;
  const base = `/accounts/${accountId}/settings/events`;
  const pathTo = (before: number | null) => {
    const wanted = Object.entries({ ...query, before }).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value)]],
    );
    const search = new URLSearchParams(wanted);
    return (search.size > 0 ? `${base}?${search}` : base) as Route;
  };
  return (
    <SettingsPage
      title="Event log"
      lead="Everything that Instagram sent to your inboxes, as it came. Open an event to see what was in it and what became of it."
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ReplayFailed failed={page.failed} />
        <EventFilters query={query} inboxes={page.inboxes} />
        <EventList events={page.events} />
        {(query.before || page.next) && (
          <nav aria-label="Pages" className="flex justify-between gap-2">
            {query.before && (
              <Link href={pathTo(null)} className={buttonLook()}>
                Newest
              </Link>
            )}
            {page.next && (
              <Link href={pathTo(page.next)} className={buttonLook({ className: 'ml-auto' })}>
                Older
              </Link>
            )}
          </nav>
        )}
        <Suspense fallback={null}>
          <Kept accountId={accountId} />
        </Suspense>
      </div>
    </SettingsPage>
  );
}

async function Kept({ accountId }: { readonly accountId: number }) {
  const counts = await loadKeptCounts(accountId);
  return counts && <KeptCounts counts={counts} />;
}
