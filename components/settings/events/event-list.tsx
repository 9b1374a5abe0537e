import { Webhook } from 'lucide-react';
import { State } from '@/components/ui/state';
import type { LoggedEvent } from '@/lib/contracts/event-log';
import { EventRow } from './event-row';

/** What providers sent, the newest first. */
export function EventList({ events }: { readonly events: readonly LoggedEvent[] }) {
  if (events.length === 0) {
    return (
      <State icon={<Webhook />} title="Nothing here">
        Everything that Instagram sends to your inboxes is kept here as it came. With this filter
        there is nothing to show.
      </State>
    );
  }
  return (
    <ol
      aria-label="Events"
      className="border-line divide-line divide-y rounded-lg border [&>li:first-child>button]:rounded-t-lg [&>li:last-child>button[aria-expanded=false]]:rounded-b-lg [&>li:last-child>div]:rounded-b-lg"
    >
      {events.map((event) => (
        <EventRow key={event.id} event={event} />
      ))}
    </ol>
  );
}
