import Link from 'next/link';
import { Suspense } from 'react';
import { EventList } from '@/components/super-admin/event-list';
import { Skeleton } from '@/components/ui/skeleton';
import { loadTroubledEvents } from '@/lib/web/loaders/events';

export default function Page() {
  return (
    <main className="mx-auto w-full max-w-3xl px-4 py-10">
      <title>Events that need you · Parley</title>
      <p className="mb-4 text-sm">
        <Link href="/" className="text-accent-ink hover:underline">
          Back to the desk
        </Link>
      </p>
      <h1 className="text-xl font-semibold tracking-tight">Events that need you</h1>
      <p className="text-ink-muted mt-1 mb-6 text-sm text-pretty">
        Everything that Instagram sends is kept. What could not be shown to a team waits here, in
        all accounts; the newest 100.
      </p>
      <Suspense fallback={<Skeleton className="h-40 w-full rounded-lg" />}>
        <Events />
      </Suspense>
    </main>
  );
}

async function Events() {
  return <EventList events={await loadTroubledEvents()} />;
}
