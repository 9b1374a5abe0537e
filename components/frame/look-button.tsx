'use client';

import { Tooltip } from '@/components/ui/tooltip';
import { useOnDemand } from '@/lib/client/use-on-demand';
import { LookFace } from './look-face';

/** Stands for the menu until somebody wants it. */
export function LookButton() {
  const { Shown, face } = useOnDemand(async () => (await import('./look-menu')).LookMenu);
  return (
    <Tooltip label="Theme and rows" side="right">
      {Shown ? <Shown /> : <LookFace aria-haspopup="menu" {...face} />}
    </Tooltip>
  );
}
