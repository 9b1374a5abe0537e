'use client';

import type { Route } from 'next';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { ListFilter } from '@/lib/contracts/conversations';
import { useDesk } from './desk';
import { type DeskPlace, deskPath, filterIn, isOnDesk, messageIn, numberIn } from './desk-path';

export type Place = DeskPlace & {
  /** The address of a conversation, or of the list, under the filter that is on. */
  readonly pathTo: (number: number | null, change?: Change) => string;
  readonly go: (number: number | null, change?: Change) => void;
};

type Change = { readonly filter?: ListFilter | undefined; readonly message?: number };

const MOVED = 'parley:moved';

const addressNow = (): string => window.location.pathname + window.location.search;

function onMove(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(MOVED, listener);
  };
}

/**
 * What the address bar shows. Opening a conversation changes the address and nothing else: no request to the
 * server for the page and no transition to wait for, so what the query cache knows is painted in the same
 * frame and the list keeps its place. Only from the settings is the desk a page to go to.
 */
export function usePlace(): Place {
  const { account } = useDesk();
  const { push } = useRouter();
  const pathname = usePathname();
  const asked = useSearchParams().toString();
  const address = useSyncExternalStore(onMove, addressNow, () =>
    asked === '' ? pathname : `${pathname}?${asked}`,
  );

  return useMemo(() => {
    const [path = '', search = ''] = address.split('?');
    const query = new URLSearchParams(search);
    const filter = filterIn(query);
    const pathTo: Place['pathTo'] = (number, change = {}) =>
      deskPath(account.id, {
        number,
        filter: change.filter ?? filter,
        message: change.message ?? null,
      });
    const go: Place['go'] = (number, change) => {
      const to = pathTo(number, change);
      if (!isOnDesk(window.location.pathname)) {
        push(to as Route);
        return;
      }
      if (to !== addressNow()) window.history.pushState(null, '', to);
      window.dispatchEvent(new Event(MOVED));
    };
    return { number: numberIn(path), message: messageIn(query), filter, pathTo, go };
  }, [account.id, address, push]);
}

/** Brings to the message that the address names: at first, and whenever somebody is sent there, also a second time. */
export function useSought(number: number, bring: (message: number) => void): void {
  const look = useEffectEvent(() => {
    const { pathname, search } = window.location;
    const message = messageIn(new URLSearchParams(search));
    if (message !== null && numberIn(pathname) === number) bring(message);
  });
  useEffect(() => {
    const listen = () => look();
    listen();
    return onMove(listen);
  }, []);
}

/** Somebody goes elsewhere in the thread: the address does not name the message any more. */
export function leaveMessage(): void {
  const address = new URL(window.location.href);
  if (!address.searchParams.has('message')) return;
  address.searchParams.delete('message');
  window.history.replaceState(null, '', address);
  window.dispatchEvent(new Event(MOVED));
}
