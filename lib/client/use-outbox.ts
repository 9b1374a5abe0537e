'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';
import type { ReplyInput } from '@/lib/contracts/message-requests';
import type { Message, Replied } from '@/lib/contracts/messages';
import { ask, isPassing } from './api';
import { newClientId } from './client-id';
import { conversationKey, conversationPath } from './conversations';
import { browserStore } from './local-store';
import { messagesQuery, withMessages } from './messages';
import { createOutbox, type Extras, type Outbox, type Outgoing } from './outbox';

const NOTHING: readonly Outgoing[] = [];
const PAUSE_MS = 1500;

/** Without a network there is nothing to try: until it is back, nothing is given up either. */
const pause = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    if (navigator.onLine) setTimeout(resolve, PAUSE_MS * tries);
    else window.addEventListener('online', () => resolve(), { once: true });
  });

/** A bubble shows what the server has of a file long before this. */
const FORGOTTEN_AFTER_MS = 60_000;

/** Gives back the memory in which the browser holds files for the page. */
function forget({ extras }: Outgoing): void {
  const previews = extras?.files.flatMap(({ preview }) => preview ?? []) ?? [];
  if (previews.length === 0) return;
  setTimeout(() => {
    for (const preview of previews) URL.revokeObjectURL(preview);
  }, FORGOTTEN_AFTER_MS);
}

export const OutboxContext = createContext<Outbox | null>(null);

/** The one outbox of an account; a lane is a conversation's number. */
export function useNewOutbox(accountId: number): Outbox {
  const client = useQueryClient();
  const [outbox] = useState(() => {
    const post = async (lane: string, reply: ReplyInput): Promise<readonly Message[]> => {
      const path = `${conversationPath(accountId, Number(lane))}/messages`;
      try {
        return (await ask<Replied>(path, { method: 'POST', body: reply })).messages;
      } catch (error) {
        // The server knows something that this page does not: that the window closed, for one.
        const queryKey = conversationKey(accountId, Number(lane));
        if (!isPassing(error)) void client.invalidateQueries({ queryKey });
        throw error;
      }
    };
    const taken = async (lane: string, messages: readonly Message[]) => {
      const { queryKey } = messagesQuery(accountId, Number(lane));
      // A fetch that began before would bring the thread back without them.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (data) => data && withMessages(data, messages));
      void client.invalidateQueries({ queryKey });
    };
    const store = browserStore(`parley:outbox:${accountId}:`);
    return createOutbox({ post, taken, store, pause, left: forget });
  });
  return outbox;
}

function useOutboxItself(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox needs the desk layout above it');
  return outbox;
}

/** What one conversation still has to send, and what may be done about it. */
export function useOutbox(number: number) {
  const outbox = useOutboxItself();
  const lane = String(number);
  const outgoing = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.get(lane),
    () => NOTHING,
  );
  const send = useCallback(
    (text: string, note: boolean, extras?: Extras) => {
      outbox.add(lane, {
        clientId: newClientId(),
        text,
        ...(extras && { extras }),
        private: note,
        at: new Date().toISOString(),
        problem: null,
      });
    },
    [outbox, lane],
  );
  return {
    outgoing,
    send,
    retry: (clientId: string) => outbox.retry(lane, clientId),
    drop: (clientId: string) => outbox.drop(lane, clientId),
  };
}
