'use client';

import { useNow, useZone } from '@/lib/client/clock';
import { clockTime, fullTime, relativeTime, shortDate } from '@/lib/client/relative-time';
import { cn } from './cn';

type Props = {
  readonly at: string;
  /** Relative to now, the time of day, or the date. */
  readonly as?: 'relative' | 'clock' | 'date';
  readonly className?: string;
};

/** A moment in the person's time zone; in full on hover. */
export function Time({ at, as = 'relative', className }: Props) {
  const now = useNow();
  const zone = useZone();
  const moment = new Date(at);
  const words = {
    relative: () => relativeTime(moment, now, zone),
    clock: () => clockTime(moment, zone),
    date: () => shortDate(moment, now, zone),
  };
  return (
    <time dateTime={at} title={fullTime(moment, zone)} className={cn('tabular-nums', className)}>
      {words[as]()}
    </time>
  );
}
