'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { askAgain } from '@/lib/client/ask-again';
import { useZone } from '@/lib/client/clock';
import { accountKey, conversationKey, listsKey } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { connectLive } from '@/lib/client/live';
import { keepPreference } from '@/lib/client/preferences';
import { createRefresher } from '@/lib/client/refresher';
import { StreamContext } from '@/lib/client/use-caught-up';
import { useOnline } from '@/lib/client/use-online';
import { PlaceClosed } from './place-closed';

const TOLD_AFTER_MS = 4000;
const LIST_PAUSE_MS = 800;

/** Keeps what is on screen true: asks again for whatever a live note names. Says so when it can't. */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { account } = useDesk();
  const zone = useZone();
  const [down, setDown] = useState(false);
  const [closed, setClosed] = useState(false);
  const stands = useRef(false);
  const isOpen = useCallback(() => stands.current, []);
  const { refresh } = useRouter();

  useEffect(() => void keepPreference('zone', zone), [zone]);
  useEffect(() => void keepPreference('account', String(account.id)), [account.id]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const news = refreshers(client, account.id);
    const disconnect = connectLive(account.id, {
      onNote(note) {
        if (note.type === 'conversation') {
          news.ask(note.conversation);
          return;
        }
        if (note.type === 'closed') {
          disconnect();
          setClosed(true);
          return;
        }
        void askAgain(client, accountKey(account.id));
        // The frame too: what this person may open has changed. The settings are painted by the server alone.
        if (note.type === 'access' || location.pathname.includes('/settings/')) refresh();
      },
      onOpen() {
        stands.current = true;
        clearTimeout(timer);
        timer = undefined;
        setDown(false);
        void askAgain(client, accountKey(account.id));
      },
      onDown() {
        stands.current = false;
        timer ??= setTimeout(() => setDown(true), TOLD_AFTER_MS);
      },
      onRefused: () => void askAgain(client, accountKey(account.id)),
    });
    return () => {
      clearTimeout(timer);
      news.stop();
      disconnect();
    };
  }, [client, account.id, refresh]);

  if (closed) return <PlaceClosed />;
  return (
    <StreamContext value={isOpen}>
      {children}
      <Reconnecting down={down} />
    </StreamContext>
  );
}

/** A busy inbox sends many notes a second; the list is asked for at most once in a while, and once at the end. */
function refreshers(client: QueryClient, accountId: number) {
  const lists = createRefresher(() => askAgain(client, listsKey(accountId)), LIST_PAUSE_MS);
  const threads = new Map<number, ReturnType<typeof createRefresher>>();
  const threadOf = (number: number) => {
    const known = threads.get(number);
    if (known) return known;
    const thread = createRefresher(() => askAgain(client, conversationKey(accountId, number)), 0);
    threads.set(number, thread);
    return thread;
  };
  return {
    ask(number: number) {
      lists.ask();
      threadOf(number).ask();
    },
    stop() {
      for (const each of [lists, ...threads.values()]) each.stop();
    },
  };
}

function Reconnecting({ down }: { readonly down: boolean }) {
  const online = useOnline();
  return (
    <div
      role="status"
      className="pointer-events-none fixed left-1/2 z-40 -translate-x-1/2 max-md:top-15 md:bottom-3 md:left-17 md:translate-x-0"
    >
      {down && (
        <p className="fade-in-0 animate-in bg-raised text-ink-muted shadow-float flex items-center gap-2 rounded-full px-3 py-1.5 text-xs whitespace-nowrap">
          <span className="animate-shimmer bg-warn size-2 rounded-full" />
          {online
            ? 'Reconnecting… New messages may be late.'
            : 'You are offline. What you send waits.'}
        </p>
      )}
    </div>
  );
}
