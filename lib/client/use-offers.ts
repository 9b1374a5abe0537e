'use client';

import { useSyncExternalStore } from 'react';
import type { TemplateButton } from '@/lib/domain/attachment';
import { useDesk } from './desk';
import { draftKey } from './drafts';

/** What hangs below the words that are being written: answers to choose from, or buttons. */
export type Offers = {
  readonly quickReplies: readonly string[];
  readonly buttons: readonly TemplateButton[];
};

const NONE: Offers = { quickReplies: [], buttons: [] };

const known = new Map<string, Offers>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Kept beside the draft of a conversation, and forgotten with the page. */
export function useOffers(number: number) {
  const { account } = useDesk();
  const key = draftKey(account.id, number);
  const offers = useSyncExternalStore(
    subscribe,
    () => known.get(key) ?? NONE,
    () => NONE,
  );
  const set = (next: Offers) => {
    known.set(key, next);
    for (const listener of listeners) listener();
  };
  return {
    offers,
    /** Either answers or buttons: a message can't have both. */
    offerAnswers: (quickReplies: readonly string[]) => set({ quickReplies, buttons: [] }),
    offerButtons: (buttons: readonly TemplateButton[]) => set({ quickReplies: [], buttons }),
    clear: () => set(NONE),
  };
}
