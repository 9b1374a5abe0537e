import { z } from 'zod';
import type { Message, ReplyInput } from '@/lib/contracts/messages';
import { isPassing, sentenceOf } from './api';
import type { KeptTexts } from './local-store';

const outgoingSchema = z.object({
  clientId: z.uuid(),
  text: z.string(),
  private: z.boolean(),
  /** ISO 8601, when Send was pressed. */
  at: z.string(),
  /** Why it is not sent; null while it is on its way. */
  problem: z.string().nullable(),
});

/** A reply that the server has not taken yet. */
export type Outgoing = Readonly<z.infer<typeof outgoingSchema>>;

export type Outbox = {
  readonly get: (lane: string) => readonly Outgoing[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (lane: string, item: Outgoing) => void;
  readonly retry: (lane: string, clientId: string) => void;
  readonly drop: (lane: string, clientId: string) => void;
};

type Options = {
  /** Sends one reply. The client id makes it the same one however often it is tried. */
  readonly post: (lane: string, reply: ReplyInput) => Promise<readonly Message[]>;
  readonly taken: (lane: string, messages: readonly Message[]) => Promise<void>;
  readonly store: KeptTexts;
  readonly pause: (tries: number) => Promise<void>;
};

const TRIES = 3;
const LEFT = 'The page was closed before this was sent.';
const BEHIND = 'Not sent, because the one before it was not.';

/** Replies on their way to the server, one after another in each conversation; a reload loses none. */
export function createOutbox({ post, taken, store, pause }: Options): Outbox {
  const lanes = new Map<string, readonly Outgoing[]>();
  const busy = new Set<string>();
  const listeners = new Set<() => void>();

  const get = (lane: string): readonly Outgoing[] => {
    const items = lanes.get(lane) ?? parse(store.getItem(lane));
    lanes.set(lane, items);
    return items;
  };

  const change = (lane: string, next: (items: readonly Outgoing[]) => readonly Outgoing[]) => {
    const items = next(get(lane));
    lanes.set(lane, items);
    if (items.length === 0) store.removeItem(lane);
    else store.setItem(lane, JSON.stringify(items));
    for (const listener of listeners) listener();
  };

  const drop = (lane: string, clientId: string) =>
    change(lane, (items) => items.filter((item) => item.clientId !== clientId));

  async function deliver(lane: string, { clientId, text, private: note }: Outgoing) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await post(lane, { clientId, text, private: note });
      } catch (error) {
        if (!isPassing(error) || tries === TRIES) throw error;
        await pause(tries);
      }
    }
  }

  /** Those behind a failed one wait too: the customer must not read the second sentence first. */
  function stop(lane: string, clientId: string, problem: string) {
    change(lane, (items) =>
      items.map((item) => {
        if (item.clientId === clientId) return { ...item, problem };
        return item.problem === null ? { ...item, problem: BEHIND } : item;
      }),
    );
  }

  async function drain(lane: string) {
    if (busy.has(lane)) return;
    busy.add(lane);
    for (;;) {
      const next = get(lane).find(({ problem }) => problem === null);
      if (!next) break;
      try {
        await taken(lane, await deliver(lane, next));
        drop(lane, next.clientId);
      } catch (error) {
        stop(lane, next.clientId, sentenceOf(error));
      }
    }
    busy.delete(lane);
  }

  return {
    get,
    drop,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(lane, item) {
      change(lane, (items) => [...items, item]);
      void drain(lane);
    },
    retry(lane, clientId) {
      change(lane, (items) =>
        items.map((item) => (item.clientId === clientId ? { ...item, problem: null } : item)),
      );
      void drain(lane);
    },
  };
}

/** What an earlier page left behind may have reached the server; sending it again under its id is safe. */
function parse(kept: string | null): readonly Outgoing[] {
  if (kept === null) return [];
  try {
    const items = z.array(outgoingSchema).catch([]).parse(JSON.parse(kept));
    return items.map((item) => ({ ...item, problem: item.problem ?? LEFT }));
  } catch {
    return [];
  }
}
