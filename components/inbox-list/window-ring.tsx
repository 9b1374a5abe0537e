import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { WindowState } from '@/lib/client/window-state';

export const WINDOW_COLOUR: Readonly<Record<WindowState['tone'], string>> = {
  calm: 'text-good',
  soon: 'text-warn',
  last: 'text-bad',
  closed: 'text-ink-subtle',
  never: 'text-ink-subtle',
};

type Props = {
  readonly window: WindowState;
  /** The avatar's size in px; the ring stands 3 px around it. */
  readonly size: number;
  readonly children: ReactNode;
};

/** A ring that drains as the time to reply runs out. The time itself is said in words elsewhere. */
export function WindowRing({ window, size, children }: Props) {
  const box = size + 6;
  const radius = box / 2 - 1;
  return (
    <span className="relative grid shrink-0 place-items-center" style={{ width: box, height: box }}>
      <svg
        viewBox={`0 0 ${box} ${box}`}
        aria-hidden
        className={cn('absolute inset-0 -rotate-90 fill-none', WINDOW_COLOUR[window.tone])}
      >
        <circle
          cx={box / 2}
          cy={box / 2}
          r={radius}
          strokeWidth={1.5}
          className="stroke-line-strong"
        />
        {window.left > 0 && (
          <circle
            cx={box / 2}
            cy={box / 2}
            r={radius}
            strokeWidth={2}
            pathLength={1}
            strokeDasharray={`${window.left} 1`}
            strokeLinecap="round"
            className={cn('stroke-current', window.tone === 'calm' && 'opacity-55')}
          />
        )}
      </svg>
      {children}
    </span>
  );
}
