import type { DeliveryNeeds } from './deliveries.ts';
import type { Account } from './state.ts';

const HOUR = 3_600_000;
/** When Meta writes to the developer (FACTS §2.3). */
export const ALERT_AFTER = 15 * 60_000;

/**
 * After an hour in which no delivery was taken, the app is unsubscribed from that account and has
 * to subscribe again (FACTS §2.3). Time spent switched off does not count.
 */
export function createFailing(
  { store, feed, switches, now }: Pick<DeliveryNeeds, 'store' | 'feed' | 'switches' | 'now'>,
  drop: (account: string) => Promise<void>,
) {
  const timers = new Map<string, NodeJS.Timeout>();
  for (const account of store.state.accounts) account.failingSince = null;
  const find = (id: string) => store.state.accounts.find((account) => account.externalId === id);

  const forget = (account: Account) => {
    clearTimeout(timers.get(account.externalId));
    timers.delete(account.externalId);
    account.failingSince = null;
  };

  const end = async (account: Account) => {
    if (switches.failing === 'retry') return;
    forget(account);
    account.subscribedFields = [];
    await drop(account.externalId);
    await store.save();
    feed.publish({ type: 'settings' });
  };

  const arm = (account: Account) => {
    const left = Math.max(0, (account.failingSince ?? now()) + HOUR - now());
    const ring = () => void end(account).catch(console.error);
    clearTimeout(timers.get(account.externalId));
    timers.set(account.externalId, setTimeout(ring, left).unref());
  };

  return {
    began: async (id: string) => {
      const account = find(id);
      if (!account || account.failingSince !== null) return;
      account.failingSince = now();
      arm(account);
      await store.save();
    },
    over: (id: string) => {
      const account = find(id);
      if (account) forget(account);
    },
    /** After the clock was put forward. */
    rearm: () => {
      for (const account of store.state.accounts) {
        if (account.failingSince !== null) arm(account);
      }
    },
    /** The ends of hours that fall before `limit`. */
    due: (limit: number) =>
      store.state.accounts.flatMap((account) => {
        if (account.failingSince === null || switches.failing === 'retry') return [];
        const at = account.failingSince + HOUR;
        return at <= limit ? [{ at, happen: () => end(account) }] : [];
      }),
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
