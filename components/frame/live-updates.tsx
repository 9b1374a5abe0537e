'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { askAgain } from '@/lib/client/ask-again';
import { useZone } from '@/lib/client/clock';
import { accountKey, conversationKey, listsKey } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { connectLive } from '@/lib/client/live';
import { keepPreference } from '@/lib/client/preferences';

const TOLD_AFTER_MS = 4000;
const LIST_PAUSE_MS = 800;

/** Keeps what is on screen true: asks again for whatever a live note names. Says so when it can't. */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { account } = useDesk();
  const zone = useZone();
  const [down, setDown] = useState(false);

  useEffect(() => void keepPreference('zone', zone), [zone]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lists = listRefresher(client, account.id);
    const disconnect = connectLive(account.id, {
      onNote(note) {
        if (note.type === 'refresh') {
          askAgain(client, accountKey(account.id));
          return;
        }
        lists.ask();
        askAgain(client, conversationKey(account.id, note.conversation));
      },
      onOpen() {
        clearTimeout(timer);
        timer = undefined;
        setDown(false);
        askAgain(client, accountKey(account.id));
      },
      onDown() {
        timer ??= setTimeout(() => setDown(true), TOLD_AFTER_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      lists.stop();
      disconnect();
    };
  }, [client, account.id]);

  return (
    <>
      {children}
      <Reconnecting down={down} />
    </>
  );
}

/** A busy inbox sends many notes a second; the list is asked for at most once in a while, and once at the end. */
function listRefresher(client: QueryClient, accountId: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const ask = () => {
    if (timer) {
      again = true;
      return;
    }
    askAgain(client, listsKey(accountId));
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      ask();
    }, LIST_PAUSE_MS);
  };
  return { ask, stop: () => clearTimeout(timer) };
}

function Reconnecting({ down }: { readonly down: boolean }) {
  return (
    <div
      role="status"
      className="pointer-events-none fixed bottom-3 left-1/2 z-40 -translate-x-1/2 md:left-17 md:translate-x-0"
    >
      {down && (
        <p className="fade-in-0 animate-in bg-raised text-ink-muted shadow-float flex items-center gap-2 rounded-full px-3 py-1.5 text-xs">
          <span className="animate-shimmer bg-warn size-2 rounded-full" />
          Reconnecting… New messages may be late.
        </p>
      )}
    </div>
  );
}
