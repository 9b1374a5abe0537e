'use client';

import { Popover as Base } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { FLOAT } from './menu';

export const Popover = Base.Root;
export const PopoverTrigger = Base.Trigger;

export function PopoverContent({ className, ...props }: ComponentProps<typeof Base.Content>) {
  return (
    <Base.Portal>
      <Base.Content
        sideOffset={6}
        collisionPadding={8}
        className={cn(FLOAT, className)}
        {...props}
      />
    </Base.Portal>
  );
}

type AtProps = {
  /** The button that opened it, which gets the focus back. */
  readonly anchor: HTMLElement;
  readonly label: string;
  /** Which of its edges stands at the anchor’s. */
  readonly align?: 'start' | 'center' | 'end';
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
};

/** As {@link Popover}, for what is only made when somebody asks for it. */
export function PopoverAt({ anchor, label, onClose, ...props }: AtProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Anchor virtualRef={{ current: anchor }} />
      <PopoverContent
        aria-label={label}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // What was chosen in it may have sent the focus elsewhere already.
          if (document.activeElement === document.body) anchor.focus();
        }}
        {...props}
      />
    </Base.Root>
  );
}
