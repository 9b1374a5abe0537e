'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { useToastWanted } from '@/lib/client/toast';

/** The place for toasts, once there is something to say. */
export function Toasts() {
  const wanted = useToastWanted();
  const [Toaster, setToaster] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (wanted === 0) return;
    import('./toaster').then(
      (loaded) => setToaster(() => loaded.Toaster),
      // Tried again with the next thing that there is to say.
      () => undefined,
    );
  }, [wanted]);
  return Toaster && <Toaster />;
}
