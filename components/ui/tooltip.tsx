'use client';

import { Tooltip as Base } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd';

type Props = {
  readonly label: string;
  readonly keys?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly children: ReactNode;
};

/** A name for what has only an icon. The control itself still carries its accessible name. */
export function Tooltip({ label, keys, side = 'bottom', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger asChild>{children}</Base.Trigger>
      <Base.Portal>
        <Base.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="fade-in-0 animate-in bg-ink text-canvas z-50 flex items-center gap-2 rounded-sm px-2 py-1 text-xs duration-100"
        >
          {label}
          {keys && <Kbd className="bg-canvas/20 text-canvas border-transparent">{keys}</Kbd>}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Base.Provider>
  );
}
