'use client';

import { Command as Base, useCommandState } from 'cmdk';
import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';

export function Command({ className, ...props }: ComponentProps<typeof Base>) {
  return (
    <Base loop filter={matches} className={cn('flex min-h-0 flex-col', className)} {...props} />
  );
}

/** Every word that was typed begins a word of the entry, or stands inside one; beginnings come first. */
function matches(value: string, search: string, keywords: string[] = []): number {
  const entry = ` ${[value, ...keywords].join(' ')}`.toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.every((word) => entry.includes(word))) return 0;
  return words.every((word) => entry.includes(` ${word}`)) ? 1 : 0.5;
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Base.Input>) {
  return (
    <div className="border-line flex items-center gap-2 border-b px-3">
      <Search aria-hidden className="text-ink-subtle size-4 shrink-0" />
      <Base.Input
        className={cn(
          'placeholder:text-ink-subtle base:h-10 w-full bg-transparent text-sm outline-none',
          className,
        )}
        {...props}
      />
    </div>
  );
}

/** What stands in the field, for those who choose by themselves what there is to it. */
export const useTyped = (): string => useCommandState(({ search }) => search);

export function CommandList({ className, ...props }: ComponentProps<typeof Base.List>) {
  return (
    <Base.List
      className={cn('base:max-h-72 scroll-py-1 overflow-y-auto overscroll-contain p-1', className)}
      {...props}
    />
  );
}

export function CommandEmpty(props: ComponentProps<typeof Base.Empty>) {
  return <Base.Empty className="text-ink-muted px-3 py-6 text-center text-sm" {...props} />;
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Base.Group>) {
  return (
    <Base.Group
      className={cn(
        'not-has-[[cmdk-item]]:hidden',
        '**:[[cmdk-group-heading]]:text-2xs **:[[cmdk-group-heading]]:text-ink-subtle **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:font-medium',
        className,
      )}
      {...props}
    />
  );
}

export function CommandItem({ className, ...props }: ComponentProps<typeof Base.Item>) {
  return (
    <Base.Item
      className={cn(
        'data-[selected=true]:bg-fill-strong [&>svg]:text-ink-subtle base:items-center base:py-1 flex min-h-8 cursor-default gap-2 rounded-sm px-2 text-sm outline-none select-none [&>svg]:size-4 [&>svg]:shrink-0',
        className,
      )}
      {...props}
    />
  );
}
