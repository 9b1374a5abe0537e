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

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
  for (const listener of listeners) listener();
};

/** One timer for every time on the page; a page that comes back into view does not wait for it. */
function everyTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  if (listeners.size === 1) document.addEventListener('visibilitychange', tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
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
