'use client';

import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '@/components/ui/copy-button';
import { Skeleton } from '@/components/ui/skeleton';
import { ask } from '@/lib/client/api';
import { useDesk } from '@/lib/client/desk';
import type { EventBody as Body } from '@/lib/contracts/event-log';

/** What was sent, fetched only for whoever looks. */
export function EventBody({ id }: { readonly id: number }) {
  const { account } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['accounts', account.id, 'events', id, 'body'],
    queryFn: ({ signal }) => ask<Body>(`/api/accounts/${account.id}/events/${id}`, { signal }),
    gcTime: 0,
  });
  if (error) return <p className="text-bad text-xs">It could not be fetched just now.</p>;
  if (!data) return <Skeleton className="h-24 w-full rounded-md" />;
  return (
    <div className="relative">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label="What was sent"
        className="border-line bg-surface max-h-80 overflow-auto rounded-md border"
      >
        <pre className="text-ink px-3 pt-11 pb-3 font-mono text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap md:pt-3 md:pr-24">
          {data.body}
        </pre>
      </section>
      <div className="absolute top-2 right-2">
        <CopyButton size="sm" text={data.body} what="what was sent" />
      </div>
    </div>
  );
}
