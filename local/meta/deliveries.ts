import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { batched, gathered } from './events.ts';
import { createFailing } from './failing.ts';
import type { Feed } from './feed.ts';
import type { Handshake } from './handshake.ts';
import { type Attempt, postWebhook } from './post-webhook.ts';
import { arranged, type Release } from './release.ts';
import type { PendingDelivery } from './state.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/**
 * Meta tries again at once a few times, then less and less often (FACTS §2.3).
 * Milliseconds before attempt 2, 3, …; the last pause repeats.
 */
const PAUSES = [0, 0, 1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 900_000, 3_600_000];
const GIVE_UP_AFTER = 36 * 3_600_000;
const REMEMBERED = 300;

export type Delivery = {
  readonly what: PendingDelivery;
  state: 'held' | 'late' | 'sending' | 'retrying' | 'delivered' | 'given_up';
  readonly tries: Attempt[];
  /** When the next attempt is due, ms. */
  nextAt: number | null;
};

type What = Pick<PendingDelivery, 'kind' | 'account' | 'customer' | 'body'>;

/** Something that happened and the app was not told of. */
type Withheld = Omit<What, 'body'> & { readonly at: number; readonly why: string };

export type Deliveries = {
  /** Notes what has to be delivered; the caller saves, then calls `dispatch`. */
  readonly add: (what: What) => Delivery[];
  /** Sends for the first time, unless deliveries are held or late. Resolves after that attempt. */
  readonly dispatch: (deliveries: readonly Delivery[]) => Promise<void>;
  /** Lets go what is held, one after the other, or as a single batch. */
  readonly release: (how: Release) => Promise<readonly Delivery[]>;
  /** Sends the same bytes once more, whether or not they were taken. */
  readonly again: (id: string) => Promise<Delivery | undefined>;
  /** Does not wait for the next pause to end. */
  readonly retryNow: () => Promise<void>;
  /** Puts the clock forward; whatever falls due on the way happens at its time. */
  readonly advance: (ms: number) => Promise<void>;
  readonly list: () => readonly Delivery[];
  readonly withhold: (what: Withheld) => void;
  readonly withheld: () => readonly Withheld[];
  /** After a restart: what was pending is tried again soon. */
  readonly resume: () => void;
  readonly stop: () => void;
};

export type DeliveryNeeds = {
  readonly webhookUrl: string;
  readonly secret: () => string;
  readonly clock: Clock;
  readonly now: () => number;
  readonly store: Store;
  readonly feed: Feed;
  readonly switches: Switches;
  readonly handshake: Handshake;
};

export function createDeliveries(needs: DeliveryNeeds): Deliveries {
  const { store, feed, switches, now, clock } = needs;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<Delivery, Promise<void>>();
  let known: Delivery[] = [];
  let withheld: readonly Withheld[] = [];
  const stopping = new AbortController();

  const remember = (delivery: Delivery) => {
    known = [...known, delivery].filter(
      (d, index, all) => index >= all.length - REMEMBERED || isOpen(d),
    );
    return delivery;
  };

  const settle = (delivery: Delivery, state: 'delivered' | 'given_up') => {
    clearTimeout(timers.get(delivery.what.id));
    delivery.state = state;
    delivery.nextAt = null;
    store.state.pending = store.state.pending.filter((p) => p !== delivery.what);
    return store.save();
  };

  const schedule = (delivery: Delivery, state: 'late' | 'retrying', pause: number) => {
    delivery.state = state;
    delivery.nextAt = now() + pause;
    clearTimeout(timers.get(delivery.what.id));
    const timer = setTimeout(() => void attempt(delivery).catch(reportTrouble), pause);
    timer.unref();
    timers.set(delivery.what.id, timer);
  };

  /** Nothing more goes to an account that is unsubscribed. */
  const drop = async (account: string) => {
    const open = known.filter(({ what, state }) => what.account === account && state !== 'held');
    for (const delivery of open.filter(isOpen)) await settle(delivery, 'given_up');
  };
  const failing = createFailing(needs, drop);

  const post = async (body: string): Promise<Attempt> => {
    const shaken = await needs.handshake.ensure();
    if (shaken.ok) return await postWebhook(needs, body, stopping.signal);
    const error = `the callback did not repeat the challenge: ${shaken.status ?? shaken.body}`;
    return { at: now(), took: 0, status: null, error };
  };

  const tryOnce = async (delivery: Delivery): Promise<void> => {
    if (stopping.signal.aborted) return;
    const { what } = delivery;
    clearTimeout(timers.get(what.id));
    timers.delete(what.id);
    delivery.state = 'sending';
    what.attempts += 1;
    const result = await post(what.body);
    delivery.tries.push(result);
    if (stopping.signal.aborted || !isOpen(delivery)) return;
    if (result.status === 200) {
      failing.over(what.account);
      await settle(delivery, 'delivered');
    } else if (now() - what.createdAt > GIVE_UP_AFTER) await settle(delivery, 'given_up');
    else {
      await failing.began(what.account);
      // Last: whoever comes before this try is over is given its answer, and the first pauses are none.
      schedule(delivery, 'retrying', PAUSES[what.attempts - 1] ?? PAUSES.at(-1) ?? 0);
    }
    feed.publish({ type: 'delivery' });
  };

  /** Whoever comes while it is being tried waits for the same answer. */
  const attempt = (delivery: Delivery): Promise<void> => {
    const trying =
      running.get(delivery) ?? tryOnce(delivery).finally(() => running.delete(delivery));
    running.set(delivery, trying);
    return trying;
  };

  const make = (what: What) => {
    const pending = { ...what, id: randomUUID(), createdAt: now(), attempts: 0 };
    store.state.pending.push(pending);
    return remember({ what: pending, state: 'held', tries: [], nextAt: null });
  };

  const releaseTogether = async (held: readonly Delivery[], batch: Release['batch']) => {
    const [first] = held;
    if (!first) return [];
    const { kind, account, customer } = first.what;
    const join = batch === 'items' ? gathered : batched;
    const body = join(held.map(({ what }) => what.body));
    const together = make({ kind, account, customer, body });
    for (const delivery of held) await settle(delivery, 'delivered');
    await attempt(together);
    return [together];
  };

  /** What is due first before `limit`: an attempt, or the end of an account's hour. */
  const nextDue = (limit: number) => {
    const due = known
      .filter(({ nextAt }) => nextAt !== null && nextAt <= limit)
      .map((delivery) => ({ at: delivery.nextAt ?? 0, happen: () => attempt(delivery) }));
    return [...due, ...failing.due(limit)].sort((a, b) => a.at - b.at)[0];
  };

  return {
    add: (what) => Array.from({ length: switches.copies }, () => make(what)),
    dispatch: async (deliveries) => {
      if (!switches.hold && switches.delay > 0) {
        for (const delivery of deliveries) schedule(delivery, 'late', switches.delay);
      } else if (!switches.hold) await Promise.all(deliveries.map(attempt));
      feed.publish({ type: 'delivery' });
    },
    release: async ({ order, batch }) => {
      const held = arranged(
        known.filter(({ state }) => state === 'held'),
        order,
      );
      if (batch) return await releaseTogether(held, batch);
      for (const delivery of held) await attempt(delivery);
      return held;
    },
    again: async (id) => {
      const delivery = known.find(({ what }) => what.id === id);
      if (!delivery) return undefined;
      if (isOpen(delivery)) await attempt(delivery);
      else {
        delivery.what.attempts += 1;
        delivery.tries.push(await post(delivery.what.body));
        feed.publish({ type: 'delivery' });
      }
      return delivery;
    },
    retryNow: async () => {
      await Promise.all(running.values());
      await Promise.all(known.filter(isWaiting).map(attempt));
    },
    advance: async (ms) => {
      await Promise.all(running.values());
      const target = now() + ms;
      for (let next = nextDue(target); next; next = nextDue(target)) {
        clock.moveTo(next.at);
        await next.happen();
      }
      clock.moveTo(target);
      for (const delivery of known.filter(isWaiting)) {
        schedule(
          delivery,
          delivery.state === 'late' ? 'late' : 'retrying',
          waitOf(delivery, now()),
        );
      }
      failing.rearm();
      await store.save();
    },
    list: () => known,
    withhold: (what) => {
      withheld = [...withheld.slice(1 - REMEMBERED), what];
    },
    withheld: () => withheld,
    resume: () => {
      for (const what of store.state.pending) {
        schedule(remember({ what, state: 'held', tries: [], nextAt: null }), 'retrying', 1_000);
      }
    },
    stop: () => {
      stopping.abort();
      failing.stop();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const waitOf = ({ nextAt }: Delivery, now: number) => Math.max(0, (nextAt ?? now) - now);

const reportTrouble = (error: unknown) =>
  console.error('The Meta simulator could not note a delivery:', error);

const isOpen = ({ state }: Delivery) => state !== 'delivered' && state !== 'given_up';
const isWaiting = ({ state }: Delivery) => state === 'retrying' || state === 'late';
