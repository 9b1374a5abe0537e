'use client';

import { createContext, useContext } from 'react';

export type Overlay = 'palette' | 'help' | 'assign' | 'snooze' | 'snooze-time';

/** What opens over the page; one at a time. */
export type Overlays = {
  readonly shown: Overlay | null;
  readonly open: (overlay: Overlay) => void;
  readonly close: () => void;
};

export const OverlaysContext = createContext<Overlays>({
  shown: null,
  open: () => {},
  close: () => {},
});

export const useOverlays = (): Overlays => useContext(OverlaysContext);
