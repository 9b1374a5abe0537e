import { Suspense } from 'react';
import { EventList } from '@/components/super-admin/event-list';
import { InstallationPage } from '@/components/super-admin/installation-page';
import { Skeleton } from '@/components/ui/skeleton';
import { loadTroubledEvents } from '@/lib/web/loaders/events';

export default function Page() {
  return (
    <InstallationPage
      title="Events that need you"
      lead="Everything that Instagram sends is kept. What could not be shown to a team waits here, in all accounts; the newest 100."
    >
      <Suspense fallback={<Skeleton className="h-40 w-full rounded-lg" />}>
        <Events />
      </Suspense>
    </InstallationPage>
  );
}

async function Events() {
  return <EventList events={await loadTroubledEvents()} />;
}
