'use client';

import { useState } from 'react';
import { type MediaFault, probeMedia } from './media-probe';

type Tried = { readonly src: string; readonly fault: MediaFault | null; readonly tries: number };

/**
 * Media of ours that may fail: tells how, and tries again under an address that the browser has not given up on.
 * Another `src` begins anew. `onGone` is told when the provider has it no more.
 */
export function useMedia(src: string, onGone?: () => void) {
  const [tried, setTried] = useState<Tried>({ src, fault: null, tries: 0 });
  const { fault, tries } = tried.src === src ? tried : { fault: null, tries: 0 };
  const probe = async () => {
    const found = await probeMedia(src);
    setTried({ src, fault: found, tries });
    if (found === 'gone') onGone?.();
  };
  return {
    fault,
    address: tries === 0 ? src : `${src}?try=${tries}`,
    failed: () => void probe(),
    again: () => setTried({ src, fault: null, tries: tries + 1 }),
  };
}
