'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo, useSyncExternalStore } from 'react';
import type { ListFilter } from '@/lib/contracts/conversations';
import { useDesk } from './desk';
import { deskPath, filterIn, numberIn } from './desk-path';

export type Place = {
  readonly number: number | null;
  readonly filter: ListFilter;
  /** The address of a conversation, or of the list, under the filter that is on. */
  readonly pathTo: (number: number | null, filter?: ListFilter) => string;
  readonly go: (number: number | null, filter?: ListFilter) => void;
};

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
 * frame and the list keeps its place.
 */
export function usePlace(): Place {
  const { account } = useDesk();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const address = useSyncExternalStore(onMove, addressNow, () =>
    search === '' ? pathname : `${pathname}?${search}`,
  );

  return useMemo(() => {
    const [path = '', query = ''] = address.split('?');
    const filter = filterIn(new URLSearchParams(query));
    const pathTo: Place['pathTo'] = (number, other = filter) => deskPath(account.id, number, other);
    const go: Place['go'] = (number, other) => {
      const to = pathTo(number, other);
      if (to === addressNow()) return;
      window.history.pushState(null, '', to);
      window.dispatchEvent(new Event(MOVED));
    };
    return { number: numberIn(path), filter, pathTo, go };
  }, [account.id, address]);
}
