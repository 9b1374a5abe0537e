'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';

const TICK_MS = 20_000;

type Moment = {
  /** ms since 1970, when the server painted the page. */
  readonly renderedAt: number;
  /** The time zone as this browser last told it. */
  readonly zone: string;
};

/** What the server used, so that the first paint in the browser says the same. */
export const MomentContext = createContext<Moment>({ renderedAt: 0, zone: 'UTC' });

function everyTick(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_MS);
  document.addEventListener('visibilitychange', listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', listener);
  };
}

const currentTick = (): number => Math.floor(Date.now() / TICK_MS) * TICK_MS;
const never = () => () => {};
const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time, renewed every 20 s. */
export function useNow(): Date {
  const { renderedAt } = useContext(MomentContext);
  return new Date(useSyncExternalStore(everyTick, currentTick, () => renderedAt));
}

/** The person's time zone. */
export function useZone(): string {
  const { zone } = useContext(MomentContext);
  return useSyncExternalStore(never, browserZone, () => zone);
}
