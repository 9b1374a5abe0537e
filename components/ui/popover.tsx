'use client';

import { Popover as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
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
