'use client';

import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** The server does not know this browser any more: somebody signed out, or the session was taken back. */
export function sessionEnded(): void {
  ended = true;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => ended,
    () => false,
  );
