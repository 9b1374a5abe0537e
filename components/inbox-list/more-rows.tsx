'use client';

import { Button } from '@/components/ui/button';
import { whenNear } from '@/lib/client/when-near';
import { ListSkeleton } from './list-skeleton';

type Props = {
  readonly more: {
    readonly isComing: boolean;
    readonly failed: boolean;
    readonly fetch: () => void;
  };
};

/** The end of what is loaded; fetches on as it comes near. */
export function MoreRows({ more }: Props) {
  const fetchOnce = () => {
    if (!more.isComing && !more.failed) more.fetch();
  };
  return (
    <div ref={whenNear(fetchOnce, '600px 0px')} className="-mt-2">
      {more.failed ? (
        <p className="text-ink-muted grid justify-items-center gap-2 p-4 text-sm">
          The rest could not be loaded.
          <Button size="sm" onClick={more.fetch}>
            Try again
          </Button>
        </p>
      ) : (
        <ListSkeleton rows={3} />
      )}
    </div>
  );
}
