'use client';

import { useSyncExternalStore } from 'react';
import { bringFile } from './bring-file';
import { useDesk } from './desk';
import { draftKey } from './drafts';
import { prepareFile } from './prepare-file';
import { createTrays, type TrayFile } from './trays';

const NOTHING: readonly TrayFile[] = [];

/** Keys are those of drafts: the account, then the conversation. */
const trays = createTrays({
  prepare: prepareFile,
  bring: (key, file, progress) =>
    bringFile(file, { accountId: Number(key.split(':')[0]), ...progress }),
});

/** The files that somebody put to what they write in a conversation. */
export function useTray(number: number) {
  const { account } = useDesk();
  const key = draftKey(account.id, number);
  const files = useSyncExternalStore(
    trays.subscribe,
    () => trays.get(key),
    () => NOTHING,
  );
  return {
    files,
    add: (chosen: readonly File[]) => trays.add(key, chosen),
    remove: (id: string) => trays.remove(key, id),
    clear: () => trays.clear(key),
  };
}
