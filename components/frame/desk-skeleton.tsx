import { PanelSkeleton } from '@/components/contact/panel-skeleton';
import { PersonSkeleton, ThreadSkeleton } from '@/components/conversation/thread-skeleton';
import { ListHead } from '@/components/inbox-list/list-head';
import { ListSkeleton } from '@/components/inbox-list/list-skeleton';
import { cn } from '@/components/ui/cn';
import type { Preferences } from '@/lib/client/preferences';

type Props = {
  readonly number: number | null;
  readonly preferences: Pick<Preferences, 'list' | 'panel' | 'rows'>;
};

/** The desk before its data: the same panes at the same places. */
export function DeskSkeleton({ number, preferences }: Props) {
  return (
    <>
      <p role="status" className="sr-only">
        Loading…
      </p>
      <div
        style={{ width: preferences.list }}
        className={cn(
          'border-line bg-surface flex shrink-0 flex-col border-r max-md:w-full!',
          number !== null && 'max-md:hidden',
        )}
      >
        <ListHead counts={null} />
        <ListSkeleton compact={preferences.rows === 'compact'} />
      </div>
      {number === null ? (
        <div className="bg-surface min-w-0 flex-1 max-md:hidden" />
      ) : (
        <ThreadPaneSkeleton />
      )}
      {number !== null && preferences.panel === 'open' && (
        <div className="border-line bg-surface hidden w-76 shrink-0 flex-col border-l lg:flex">
          <PanelSkeleton />
        </div>
      )}
    </>
  );
}

export function ThreadPaneSkeleton() {
  return (
    <div className="bg-surface flex min-w-0 flex-1 flex-col">
      <div className="border-line flex h-13 shrink-0 items-center border-b pr-2 pl-12 md:pl-4">
        <PersonSkeleton />
      </div>
      <ThreadSkeleton />
      <div aria-hidden className="shrink-0 px-3 pb-3 md:px-6 md:pb-4">
        <div className="border-line-strong mx-auto h-19.5 max-w-168 rounded-lg border" />
      </div>
    </div>
  );
}
