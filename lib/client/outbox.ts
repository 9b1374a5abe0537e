import type { ReplyInput } from '@/lib/contracts/message-requests';
import type { Message, Quote } from '@/lib/contracts/messages';
import type { Uploaded } from '@/lib/contracts/uploads';
import type { TemplateButton } from '@/lib/domain/attachment';
import { isPassing, sentenceOf } from './api';
import { hasTypes, type KeptTexts, readKept } from './local-store';

/** A file that was uploaded for a reply. */
export type OutgoingFile = Uploaded & {
  /** What this page itself shows of it; null once it was closed. */
  readonly preview: string | null;
};

/** What a reply may have besides its words. */
export type Extras = {
  readonly files: readonly OutgoingFile[];
  readonly replyTo: { readonly id: number; readonly quote: Quote } | null;
  readonly quickReplies: readonly string[];
  readonly buttons: readonly TemplateButton[];
  readonly heart: boolean;
  /** A post of the connected account itself. */
  readonly post: { readonly id: string; readonly caption: string | null } | null;
};

export const NO_EXTRAS: Extras = {
  files: [],
  replyTo: null,
  quickReplies: [],
  buttons: [],
  heart: false,
  post: null,
};

/** A reply that the server has not taken yet. */
export type Outgoing = {
  /** A UUID. */
  readonly clientId: string;
  readonly text: string;
  readonly private: boolean;
  /** ISO 8601, when Send was pressed. */
  readonly at: string;
  /** Why it is not sent; null while it is on its way. */
  readonly problem: string | null;
  readonly extras?: Extras;
};

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
  /** What is no longer here: the server has it, or nobody wants it any more. */
  readonly left?: (item: Outgoing) => void;
};

const TRIES = 3;
const LEFT = 'The page was closed before this was sent.';
const BEHIND = 'Not sent, because the one before it was not.';

/** Replies on their way to the server, one after another in each conversation; a reload loses none. */
export function createOutbox({ post, taken, store, pause, left }: Options): Outbox {
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

  const drop = (lane: string, clientId: string) => {
    const item = get(lane).find((each) => each.clientId === clientId);
    change(lane, (items) => items.filter((each) => each.clientId !== clientId));
    if (item) left?.(item);
  };

  async function deliver(lane: string, item: Outgoing) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await post(lane, inputOf(item));
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

function inputOf({ clientId, text, private: note, extras }: Outgoing): ReplyInput {
  if (!extras) return { clientId, text, private: note };
  const { files, replyTo, quickReplies, buttons, heart, post } = extras;
  return {
    ...{ clientId, text, private: note, heart },
    attachments: files.map(({ signedId }) => signedId),
    replyTo: replyTo?.id ?? null,
    post: post?.id ?? null,
    quickReplies: [...quickReplies],
    buttons: [...buttons],
  };
}

/** What an earlier page left behind may have reached the server; sending it again under its id is safe. */
function parse(kept: string | null): readonly Outgoing[] {
  const items = readKept(kept);
  if (!(Array.isArray(items) && items.every(isOutgoing))) return [];
  return items.map((item) => ({ ...withoutPreviews(item), problem: item.problem ?? LEFT }));
}

/** What a page shows of a file by itself goes with the page. */
function withoutPreviews({ extras, ...item }: Outgoing): Outgoing {
  if (!extras) return item;
  return {
    ...item,
    extras: { ...extras, files: extras.files.map((file) => ({ ...file, preview: null })) },
  };
}

const isOutgoing = (item: unknown): item is Outgoing =>
  hasTypes(item, { clientId: 'string', text: 'string', private: 'boolean', at: 'string' }) &&
  'problem' in item &&
  (item.problem === null || typeof item.problem === 'string') &&
  (!('extras' in item) || isExtras(item.extras));

const isExtras = (kept: unknown): kept is Extras =>
  hasTypes(kept, { heart: 'boolean' }) &&
  ['files', 'quickReplies', 'buttons'].every((name) => Array.isArray(Reflect.get(kept, name))) &&
  'replyTo' in kept;
