'use client';

import { useSyncExternalStore } from 'react';
import { useDesk } from './desk';
import { type Draft, draftKey, drafts, NO_DRAFT } from './drafts';

export function useDraft(number: number): readonly [Draft, (draft: Draft) => void] {
  const { account } = useDesk();
  const key = draftKey(account.id, number);
  const draft = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.get(key),
    () => NO_DRAFT,
  );
  return [draft, (next) => drafts.set(key, next)];
}
