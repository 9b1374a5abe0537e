import { CircleCheck } from 'lucide-react';
import { State } from '@/components/ui/state';
import { ReplayButton } from './replay-button';

export type TroubledEvent = {
  readonly id: number;
  readonly entryId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  /** ISO 8601 */
  readonly at: string;
  readonly account: string | null;
};

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** What could not be shown to anybody, and why. Ids only: the words are the customers'. */
export function EventList({ events }: { readonly events: readonly TroubledEvent[] }) {
  if (events.length === 0) {
    return (
      <State icon={<CircleCheck />} title="Nothing needs you">
        Events that can’t be shown to a team, or belong to an account that nobody connected, appear
        here.
      </State>
    );
  }
  return (
    <ul className="border-line divide-line bg-surface divide-y rounded-lg border">
      {events.map((event) => (
        <li key={event.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <p className="text-ink text-sm font-medium">{titleOf(event)}</p>
            <p className="text-ink-muted text-xs break-words tabular-nums">
              Event {event.id} for Instagram account {event.entryId} ·{' '}
              <time dateTime={event.at}>{moment.format(new Date(event.at))} UTC</time>
            </p>
          </div>
          {event.state === 'failed' && <ReplayButton id={event.id} />}
        </li>
      ))}
    </ul>
  );
}

function titleOf({ state, attempts, reason, account }: TroubledEvent): string {
  if (state === 'unclaimed') return 'Nobody has connected this account yet';
  const whose = account ? `${account}: given` : 'Given';
  return `${whose} up after ${attempts} tries (${reason ?? 'unknown'})`;
}
