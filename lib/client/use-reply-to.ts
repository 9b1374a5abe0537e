'use client';

import { useSyncExternalStore } from 'react';

const chosen = new Map<string, number>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The message that the next reply in a conversation answers; null for none. Forgotten with the page. */
export function useReplyTo(lane: string): readonly [number | null, (id: number | null) => void] {
  const id = useSyncExternalStore(
    subscribe,
    () => chosen.get(lane) ?? null,
    () => null,
  );
  const choose = (next: number | null) => {
    if (next === null) chosen.delete(lane);
    else chosen.set(lane, next);
    for (const listener of listeners) listener();
  };
  return [id, choose];
}
