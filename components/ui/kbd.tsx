import type { ReactNode } from 'react';
import { cn } from './cn';

type Props = { readonly className?: string; readonly children: ReactNode };

export function Kbd({ className, children }: Props) {
  return (
    <kbd
      className={cn(
        'base:border-line-strong base:bg-fill text-2xs base:text-ink-muted base:inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border px-1 font-sans leading-none font-medium',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
