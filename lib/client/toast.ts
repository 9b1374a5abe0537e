'use client';

import { useSyncExternalStore } from 'react';
import type { ExternalToast, toast as sonner } from 'sonner';
import { newClientId } from './client-id';

type Toast = typeof sonner;

let stands: Toast | null = null;
/** How often there was something to say. */
let wanted = 0;
const waiting: ((toast: Toast) => void)[] = [];
const listeners = new Set<() => void>();

/** Says what was done, or what went wrong. The place for it is only fetched when there is something to say. */
export const toast = Object.assign(sayAs('message'), {
  success: sayAs('success'),
  error: sayAs('error'),
});

function sayAs(kind: 'message' | 'success' | 'error') {
  return (words: string, options: ExternalToast = {}): string | number => {
    const id = options.id ?? newClientId();
    const say = (to: Toast) => void to[kind](words, { ...options, id });
    if (stands) say(stands);
    else waiting.push(say);
    wanted += 1;
    for (const listener of listeners) listener();
    return id;
  };
}

/** Called by the place for toasts once it is on the page. */
export function toasterStands(to: Toast): void {
  stands = to;
  for (const say of waiting.splice(0)) say(to);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useToastWanted = (): number =>
  useSyncExternalStore(
    subscribe,
    () => wanted,
    () => 0,
  );
