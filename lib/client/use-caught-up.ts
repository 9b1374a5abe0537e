'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { askAgain } from './ask-again';
import { accountKey } from './conversations';
import { useDesk } from './desk';

/** Whether the live stream stands, asked at any moment. */
export const StreamContext = createContext<() => boolean>(() => false);

/**
 * What the server painted streams in after the frame, in which the live stream may stand already: whatever it told until
 * now was told to nobody. So it is asked for once more; a stream that opens later asks by itself.
 */
export function useCaughtUp(): void {
  const isOpen = useContext(StreamContext);
  const client = useQueryClient();
  const { account } = useDesk();
  useEffect(() => {
    if (isOpen()) void askAgain(client, accountKey(account.id));
  }, [isOpen, client, account.id]);
}
