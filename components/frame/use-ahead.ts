'use client';

import { useEffect } from 'react';

/** What somebody who is at the desk will probably open, at once and also after the network went. */
const PARTS = [
  () => import('./opened'),
  () => import('./palette'),
  () => import('./account-menu'),
  () => import('./look-menu'),
  () => import('@/components/ui/toaster'),
  () => import('./signed-out'),
  () => import('./help-dialog'),
];
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Fetches the code of what is opened later at the first sign of a person, when the page itself is long painted. */
export function useAhead(): void {
  useEffect(() => {
    const seen = new AbortController();
    const fetchParts = () => {
      seen.abort();
      // One that can't be had now is asked for again where it is needed.
      for (const part of PARTS) part().catch(() => undefined);
    };
    for (const sign of SIGNS) {
      window.addEventListener(sign, fetchParts, { signal: seen.signal, passive: true });
    }
    return () => seen.abort();
  }, []);
}
