'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { type Overlay, OverlaysContext } from '@/lib/client/overlays';
import { useSessionEnded } from '@/lib/client/session-end';
import { useShortcuts } from '@/lib/client/shortcuts';
import { useAhead } from './use-ahead';

const Palette = dynamic(async () => (await import('./palette')).Palette, { ssr: false });
const HelpDialog = dynamic(async () => (await import('./help-dialog')).HelpDialog, { ssr: false });
const SignedOut = dynamic(async () => (await import('./signed-out')).SignedOut, { ssr: false });

/** Holds the palette and the help; their code is loaded when they are first asked for. */
export function OverlayProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Overlay | null>(null);
  useAhead();
  const overlays = useMemo(() => ({ shown, open: setShown, close: () => setShown(null) }), [shown]);
  useShortcuts({
    'mod+k': () => setShown((now) => (now === 'palette' ? null : 'palette')),
    '/': () => setShown('palette'),
    '?': () => setShown('help'),
  });
  return (
    <OverlaysContext value={overlays}>
      {children}
      {shown === 'palette' && <Palette />}
      {shown === 'help' && <HelpDialog />}
      {useSessionEnded() && <SignedOut />}
    </OverlaysContext>
  );
}
