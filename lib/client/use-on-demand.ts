'use client';

import { type ComponentType, useState } from 'react';
import { toast } from './toast';

/**
 * Code that is fetched when somebody first wants what it shows, or a moment earlier, when they reach for it. Until
 * then a button stands in its place, which takes `face`.
 */
export function useOnDemand<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Shown, setShown] = useState<ComponentType<Props> | null>(null);
  const reach = () => void load().catch(() => undefined);
  const open = async () => {
    try {
      const loaded = await load();
      setShown(() => loaded);
    } catch {
      toast.error('This part of Parley could not be loaded. Check your network and try again.');
    }
  };
  return {
    Shown,
    face: { onPointerEnter: reach, onFocus: reach, onClick: () => void open() },
  };
}
