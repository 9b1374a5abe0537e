'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useDesk } from './desk';
import { awaitThread } from './focus';
import { messagesQuery } from './messages';
import { useOverlays } from './overlays';
import { usePlace } from './place';

/** Leaves what is open over the page for a conversation, or for one message of it. */
export function useJump(): (number: number, message?: number) => void {
  const client = useQueryClient();
  const { account } = useDesk();
  const { go } = usePlace();
  const { close } = useOverlays();
  return (number, message) => {
    if (message !== undefined) {
      const thread = messagesQuery(account.id, number, { around: message });
      if (!client.getQueryState(thread.queryKey)) void client.prefetchInfiniteQuery(thread);
    }
    awaitThread();
    close();
    go(number, message === undefined ? {} : { message });
  };
}
