'use client';

import { useOverlays } from './overlays';

/** Runs what was chosen once the palette is gone and has given the focus back, so that it can go where it is needed. */
export function useThen() {
  const { close } = useOverlays();
  return (run: () => void) => () => {
    close();
    // The focus goes back in a turn of its own after the palette is gone, so this one comes after it.
    requestAnimationFrame(() => setTimeout(run));
  };
}
