'use client';

import { TriangleAlert } from 'lucide-react';
import { useAct } from '@/components/settings/use-act';
import { Button } from '@/components/ui/button';
import { FAILED_SHOWN } from '@/lib/contracts/event-log';
import { replayFailedEvents } from '@/lib/web/actions/events';

/** What could not be shown to anybody, and the way to try it again. */
export function ReplayFailed({ failed }: { readonly failed: number }) {
  const [act, isPending] = useAct();
  if (failed === 0) return null;
  const many = failed > FAILED_SHOWN ? `More than ${FAILED_SHOWN} events` : `${failed} events`;
  const title = failed === 1 ? 'One event failed.' : `${many} failed.`;
  return (
    <div className="bg-bad-soft text-bad flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md px-3 py-2.5 text-sm">
      <p className="flex min-w-0 flex-1 basis-64 items-start gap-2 text-pretty">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          <b className="font-semibold">{title}</b> What was told is not shown to your team. Nothing
          of it is lost.
        </span>
      </p>
      <Button
        size="sm"
        off={isPending}
        onClick={() => act(replayFailedEvents, {}, 'They are being worked on again')}
      >
        {failed === 1 ? 'Work on it again' : 'Work on all of them again'}
      </Button>
    </div>
  );
}
