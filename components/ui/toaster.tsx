'use client';

import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Base, toast } from 'sonner';
import { toasterStands } from '@/lib/client/toast';

const STYLE = {
  toast:
    'flex w-full items-center gap-3 rounded-lg bg-raised px-3.5 py-2.5 font-sans text-sm text-ink shadow-float',
  title: 'font-medium',
  description: 'text-ink-muted',
  icon: 'shrink-0 text-ink-subtle',
  error: '[&_[data-icon]]:text-bad',
  actionButton:
    'ml-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent-ink text-sm hover:bg-fill-strong',
};

/** What was just done, and the way back. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  useEffect(() => toasterStands(toast), []);
  return (
    <Base
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-left"
      offset={{ left: 68, bottom: 16 }}
      mobileOffset={{ left: 12, right: 12, bottom: 96 }}
      gap={8}
      visibleToasts={3}
      toastOptions={{ unstyled: true, classNames: STYLE, duration: 5000 }}
    />
  );
}
