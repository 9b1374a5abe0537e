import type { Bytes } from './bytes.ts';
import { glob } from './glob.ts';

/** What a subscriber is handed; `pattern` when it asked by pattern. */
export type Note = { readonly channel: Bytes; readonly payload: Bytes; readonly pattern?: Bytes };
export type Receive = (note: Note) => void;

type Pattern = { readonly matches: (channel: Bytes) => boolean; readonly receivers: Set<Receive> };

/** Who listens to what. A name that nobody listens to any more leaves nothing behind. */
export class PubSub {
  #channels = new Map<Bytes, Set<Receive>>();
  #patterns = new Map<Bytes, Pattern>();

  /** Answers how to stop. */
  subscribe(channel: Bytes, receive: Receive): () => void {
    const receivers = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, receivers.add(receive));
    return () => {
      if (receivers.delete(receive) && receivers.size === 0) this.#channels.delete(channel);
    };
  }

  /** Answers how to stop. */
  subscribePattern(pattern: Bytes, receive: Receive): () => void {
    const found = this.#patterns.get(pattern) ?? {
      matches: glob(pattern),
      receivers: new Set(),
    };
    this.#patterns.set(pattern, found);
    found.receivers.add(receive);
    return () => {
      const { receivers } = found;
      if (receivers.delete(receive) && receivers.size === 0) this.#patterns.delete(pattern);
    };
  }

  /** Answers how many received it. */
  publish(channel: Bytes, payload: Bytes): number {
    const direct = [...(this.#channels.get(channel) ?? [])];
    for (const receive of direct) receive({ channel, payload });
    const matching = [...this.#patterns].filter(([, { matches }]) => matches(channel));
    const byPattern = matching.flatMap(([pattern, { receivers }]) =>
      [...receivers].map((receive) => ({ pattern, receive })),
    );
    for (const { pattern, receive } of byPattern) receive({ channel, payload, pattern });
    return direct.length + byPattern.length;
  }

  channels(): Bytes[] {
    return [...this.#channels.keys()];
  }

  subscribers(channel: Bytes): number {
    return this.#channels.get(channel)?.size ?? 0;
  }

  patterns(): number {
    return this.#patterns.size;
  }
}
