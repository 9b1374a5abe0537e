'use client';

import { Moon, Sun } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';

export function LookFace(props: ComponentProps<'button'>) {
  return (
    <Button look="quiet" size="icon" className="size-9" aria-label="Theme and rows" {...props}>
      <Sun className="size-4.5 dark:hidden" />
      <Moon className="hidden size-4.5 dark:block" />
    </Button>
  );
}
