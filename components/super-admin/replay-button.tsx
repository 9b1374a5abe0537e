'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { replayEvent } from '@/lib/web/actions/events';

/** Has the event worked on again. Says so when somebody else was faster. */
export function ReplayButton({ id }: { readonly id: number }) {
  const [state, replay, isPending] = useActionState(replayEvent, { status: 'idle' });
  return (
    <form action={replay} className="flex items-center gap-3">
      <input type="hidden" name="id" value={id} />
      <p role="status" className="text-ink-muted text-xs">
        {state.status === 'refused' ? state.message : ''}
      </p>
      <Button type="submit" off={isPending} aria-label={`Replay event ${id}`}>
        {isPending ? 'Replaying…' : 'Replay'}
      </Button>
    </form>
  );
}
