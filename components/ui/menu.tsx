'use client';

import { DropdownMenu as Base } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Kbd } from './kbd';

export const Menu = Base.Root;
export const MenuTrigger = Base.Trigger;
export const MenuRadioGroup = Base.RadioGroup;

export const FLOAT =
  'z-50 rounded-lg bg-raised text-ink shadow-float outline-none data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97 duration-120';

const ITEM =
  'flex base:h-8 cursor-default select-none items-center base:gap-2 rounded-sm px-2 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-fill-strong [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-subtle';

export function MenuContent({ className, ...props }: ComponentProps<typeof Base.Content>) {
  return (
    <Base.Portal>
      <Base.Content
        sideOffset={6}
        collisionPadding={8}
        className={cn(FLOAT, 'base:min-w-52 p-1', className)}
        {...props}
      />
    </Base.Portal>
  );
}

type ItemProps = ComponentProps<typeof Base.Item> & { readonly keys?: string };

export function MenuItem({ className, keys, children, ...props }: ItemProps) {
  return (
    <Base.Item className={cn(ITEM, className)} {...props}>
      {keys ? (
        <>
          {children}
          <Kbd className="ml-auto">{keys}</Kbd>
        </>
      ) : (
        children
      )}
    </Base.Item>
  );
}

export function MenuChoice({ className, ...props }: ComponentProps<typeof Base.RadioItem>) {
  return (
    <Base.RadioItem
      className={cn(
        ITEM,
        'data-[state=checked]:text-accent-ink data-[state=checked]:[&_svg]:text-accent-ink data-[state=checked]:font-medium',
        className,
      )}
      {...props}
    />
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Label className="text-2xs text-ink-subtle px-2 pt-1.5 pb-1 font-medium">
      {children}
    </Base.Label>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="bg-line -mx-1 my-1 h-px" />;
}
