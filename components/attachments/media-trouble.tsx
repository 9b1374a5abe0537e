'use client';

import { CloudOff, RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { MediaFault } from '@/lib/client/media-probe';

type Props = {
  /** photo, video, reel */
  readonly what: string;
  readonly fault: MediaFault;
  /** Nothing helps against what is gone. */
  readonly again?: () => void;
  readonly className?: string;
};

/** Stands at the place of what can't be shown, as large as it would be. */
export function MediaTrouble({ what, fault, again, className }: Props) {
  return (
    <div
      className={cn(
        'bg-fill text-ink-muted flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-xs text-balance',
        className,
      )}
    >
      <CloudOff aria-hidden className="text-ink-subtle size-5" />
      {fault === 'gone'
        ? `This ${what} is no longer available`
        : `This ${what} can’t be loaded right now`}
      {fault !== 'gone' && again && (
        <Button size="sm" onClick={again}>
          <RotateCw aria-hidden className="size-3.5" />
          Try again
        </Button>
      )}
    </div>
  );
}
