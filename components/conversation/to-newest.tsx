'use client';

import { ArrowDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { focusThread } from '@/lib/client/focus';

type Props = {
  /** How many messages came since the newest went out of view. */
  readonly fresh: number;
  readonly go: (to: 'newest') => void;
};

/** The way back to the newest message, and how much is new there. */
export function ToNewest({ fresh, go }: Props) {
  const words = fresh === 1 ? '1 new message' : `${fresh} new messages`;
  return (
    <Button
      look={fresh > 0 ? 'solid' : 'outline'}
      aria-label={fresh > 0 ? `${words}, go to the newest` : 'Go to the newest message'}
      className="fade-in-0 animate-in shadow-float absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full"
      onClick={() => {
        go('newest');
        // There it goes away, and would take the focus along.
        focusThread();
      }}
    >
      <ArrowDown className="size-4" />
      {fresh > 0 && words}
    </Button>
  );
}
