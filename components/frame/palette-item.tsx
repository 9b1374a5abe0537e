'use client';

import type { ComponentProps, ReactNode } from 'react';
import { CommandItem, useTyped } from '@/components/ui/command';
import { Kbd } from '@/components/ui/kbd';
import { hasWords, searchWords } from '@/lib/domain/search';

type ItemProps = ComponentProps<typeof CommandItem> & {
  /** Its name, and what else somebody may call it. */
  readonly called: string;
};

/** Something at hand, for as long as every word that was typed begins one of its own. */
export function PaletteItem({ called, ...props }: ItemProps) {
  const typed = useTyped();
  const isMeant = typed.trim() === '' || hasWords(called, searchWords(typed));
  return isMeant && <CommandItem {...props} />;
}

type CommandProps = {
  readonly icon: ReactNode;
  readonly name: string;
  /** The shortcut that does the same. */
  readonly keys?: string;
  readonly onSelect: () => void;
};

export function PaletteCommand({ icon, name, keys, onSelect }: CommandProps) {
  return (
    <PaletteItem value={name} called={name} onSelect={onSelect}>
      {icon}
      {name}
      {keys && <Kbd className="ml-auto">{keys}</Kbd>}
    </PaletteItem>
  );
}
