import { PanelSkeleton } from '@/components/contact/panel-skeleton';
import { ThreadSkeleton } from '@/components/conversation/thread-skeleton';
import { ListSkeleton } from '@/components/inbox-list/list-skeleton';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import type { Preferences } from '@/lib/client/preferences';

type Props = {
  readonly number: number | null;
  readonly preferences: Pick<Preferences, 'list' | 'panel'>;
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
        <p className="flex h-13 shrink-0 items-center pl-4 text-base font-semibold">
          Conversations
        </p>
        <div className="border-line h-10 shrink-0 border-b" />
        <ListSkeleton />
      </div>
      <div
        className={cn(
          'bg-surface flex min-w-0 flex-1 flex-col',
          number === null && 'max-md:hidden',
        )}
      >
        {number !== null && (
          <>
            <div className="border-line flex h-13 shrink-0 items-center gap-2.5 border-b px-4">
              <Skeleton className="size-8.5 rounded-full" />
              <Skeleton className="h-3 w-32" />
            </div>
            <ThreadSkeleton />
          </>
        )}
      </div>
      {number !== null && preferences.panel === 'open' && (
        <div className="border-line bg-surface hidden w-76 shrink-0 flex-col border-l lg:flex">
          <PanelSkeleton />
        </div>
      )}
    </>
  );
}
