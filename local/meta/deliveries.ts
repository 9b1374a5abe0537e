import { randomUUID } from 'node:crypto';
import { batched } from './events.ts';
import type { Feed } from './feed.ts';
import { type Attempt, postWebhook } from './post-webhook.ts';
import type { DeliveryKind, PendingDelivery } from './state.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/**
 * Meta tries again at once a few times, then less and less often for 36 hours (FACTS §2.3).
 * Milliseconds before attempt 2, 3, …; the last pause repeats.
 */
const PAUSES = [0, 0, 1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000];
const GIVE_UP_AFTER = 36 * 3_600_000;
const REMEMBERED = 300;

export type Delivery = {
  readonly what: PendingDelivery;
  state: 'held' | 'sending' | 'retrying' | 'delivered' | 'given_up';
  readonly tries: Attempt[];
  /** When the next attempt is due, ms. */
  nextAt: number | null;
};

type ReleaseOrder = 'as_held' | 'reversed' | 'shuffled';

export type Deliveries = {
  /** Notes what has to be delivered; the caller saves, then calls `dispatch`. */
  readonly add: (what: { kind: DeliveryKind; customer: string; body: string }) => Delivery[];
  /** Sends for the first time, unless deliveries are held. Resolves after that attempt. */
  readonly dispatch: (deliveries: readonly Delivery[]) => Promise<void>;
  /** Lets go what is held, one after the other, or as a single batch. */
  readonly release: (how: { order: ReleaseOrder; batch: boolean }) => Promise<readonly Delivery[]>;
  /** Does not wait for the next pause to end. */
  readonly retryNow: () => Promise<void>;
  readonly list: () => readonly Delivery[];
  /** After a restart: what was pending is tried again soon. */
  readonly resume: () => void;
  readonly stop: () => void;
};

type Needs = {
  readonly webhookUrl: string;
  readonly secret: string;
  readonly now: () => number;
  readonly store: Store;
  readonly feed: Feed;
  readonly switches: Switches;
};

export function createDeliveries(needs: Needs): Deliveries {
  const { store, feed, switches, now } = needs;
  const timers = new Map<string, NodeJS.Timeout>();
  let known: Delivery[] = [];
  const stopping = new AbortController();

  const remember = (delivery: Delivery) => {
    known = [...known, delivery].filter(
      (d, index, all) => index >= all.length - REMEMBERED || isOpen(d),
    );
    return delivery;
  };

  const settle = (delivery: Delivery, state: 'delivered' | 'given_up') => {
    delivery.state = state;
    delivery.nextAt = null;
    store.state.pending = store.state.pending.filter((p) => p !== delivery.what);
    return store.save();
  };

  const schedule = (delivery: Delivery, pause: number) => {
    delivery.state = 'retrying';
    delivery.nextAt = now() + pause;
    clearTimeout(timers.get(delivery.what.id));
    const timer = setTimeout(() => void attempt(delivery).catch(reportTrouble), pause);
    timer.unref();
    timers.set(delivery.what.id, timer);
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (stopping.signal.aborted || delivery.state === 'sending') return;
    timers.delete(delivery.what.id);
    delivery.state = 'sending';
    delivery.what.attempts += 1;
    const result = await postWebhook(needs, delivery.what.body, stopping.signal);
    delivery.tries.push(result);
    if (stopping.signal.aborted) return;
    if (result.status === 200) await settle(delivery, 'delivered');
    else if (now() - delivery.what.createdAt > GIVE_UP_AFTER) await settle(delivery, 'given_up');
    else schedule(delivery, PAUSES[delivery.what.attempts - 1] ?? PAUSES.at(-1) ?? 0);
    feed.publish({ type: 'delivery' });
  };

  const make = (what: { kind: DeliveryKind; customer: string; body: string }) => {
    const pending = { ...what, id: randomUUID(), createdAt: now(), attempts: 0 };
    store.state.pending.push(pending);
    return remember(opened(pending));
  };

  return {
    add: (what) => Array.from({ length: switches.copies }, () => make(what)),
    dispatch: async (deliveries) => {
      if (!switches.hold) await Promise.all(deliveries.map(attempt));
      feed.publish({ type: 'delivery' });
    },
    release: async ({ order, batch }) => {
      const held = arranged(
        known.filter((delivery) => delivery.state === 'held'),
        order,
      );
      const first = held[0];
      if (!first) return [];
      if (batch) {
        const { kind, customer } = first.what;
        const body = batched(held.map(({ what }) => what.body));
        const together = make({ kind, customer, body });
        for (const delivery of held) await settle(delivery, 'delivered');
        await attempt(together);
        return [together];
      }
      for (const delivery of held) await attempt(delivery);
      return held;
    },
    retryNow: async () => {
      const waiting = known.filter((delivery) => delivery.state === 'retrying');
      for (const delivery of waiting) clearTimeout(timers.get(delivery.what.id));
      await Promise.all(waiting.map(attempt));
    },
    list: () => known,
    resume: () => {
      for (const pending of store.state.pending) schedule(remember(opened(pending)), 1_000);
    },
    stop: () => {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const opened = (what: PendingDelivery): Delivery => ({
  what,
  state: 'held',
  tries: [],
  nextAt: null,
});

const reportTrouble = (error: unknown) =>
  console.error('The Meta simulator could not note a delivery:', error);

const isOpen = (delivery: Delivery) => !['delivered', 'given_up'].includes(delivery.state);

function arranged<T>(items: T[], order: ReleaseOrder): T[] {
  if (order === 'reversed') return items.toReversed();
  if (order === 'as_held') return items;
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
