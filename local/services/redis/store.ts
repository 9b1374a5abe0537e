import type { Bytes } from './bytes.ts';
import { RedisError } from './reply.ts';

type Values = {
  string: Bytes;
  hash: Map<Bytes, Bytes>;
  list: Bytes[];
  set: Set<Bytes>;
  /** Member to score. */
  zset: Map<Bytes, number>;
};

export type Kind = keyof Values;

type Entry<K extends Kind = Kind> = { readonly kind: K; readonly value: Values[K] };

/** `order` grows with every new key: a scan that remembers it misses none that stays. */
type Slot = { readonly order: number; entry: Entry; expiresAt: number | undefined };

const EMPTY: { readonly [K in Exclude<Kind, 'string'>]: () => Values[K] } = {
  hash: () => new Map(),
  list: () => [],
  set: () => new Set(),
  zset: () => new Map(),
};

/** The keyspace. What has expired is gone for every method, swept or not. Times are ms since 1970. */
export class Store {
  #slots = new Map<Bytes, Slot>();
  #orders = 0;
  #clock: () => number;
  /** Stands still within a command, a script and a transaction, as in Redis. */
  time: number;

  constructor(clock: () => number) {
    this.#clock = clock;
    this.time = clock();
  }

  tick(): void {
    this.time = this.#clock();
  }

  kindOf(key: Bytes): Kind | undefined {
    return this.#live(key)?.entry.kind;
  }

  /** Throws WRONGTYPE if the key holds something else. */
  read<K extends Kind>(key: Bytes, kind: K): Values[K] | undefined {
    const entry = this.#live(key)?.entry;
    if (!entry) return undefined;
    if (!holds(entry, kind)) {
      throw new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value');
    }
    return entry.value;
  }

  /** The collection under this key, made when there is none. */
  open<K extends Exclude<Kind, 'string'>>(key: Bytes, kind: K): Values[K] {
    const found = this.read(key, kind);
    if (found !== undefined) return found;
    const value = EMPTY[kind]();
    this.#put(key, { kind, value });
    return value;
  }

  /** Keeps the expiry that the key has; see `persist`. */
  write(key: Bytes, value: Bytes): void {
    this.#put(key, { kind: 'string', value });
  }

  /** A collection that has run empty does not exist in Redis. */
  close(key: Bytes): void {
    const value = this.#live(key)?.entry.value;
    if (value === undefined || typeof value === 'string') return;
    if ((Array.isArray(value) ? value.length : value.size) === 0) this.#slots.delete(key);
  }

  remove(key: Bytes): boolean {
    return this.#live(key) !== undefined && this.#slots.delete(key);
  }

  /** undefined: no such key, or it never expires. */
  expiry(key: Bytes): number | undefined {
    return this.#live(key)?.expiresAt;
  }

  expireAt(key: Bytes, time: number): void {
    const slot = this.#live(key);
    if (slot) slot.expiresAt = time;
  }

  persist(key: Bytes): void {
    const slot = this.#live(key);
    if (slot) slot.expiresAt = undefined;
  }

  /** Up to `count` keys that came after `order`, and the order to go on from (0: that was all). */
  scan(order: number, count: number): { keys: Bytes[]; next: number } {
    const keys: Bytes[] = [];
    let last = 0;
    for (const [key, slot] of this.#slots) {
      if (slot.order <= order || this.#hasExpired(slot)) continue;
      if (keys.length === count) return { keys, next: last };
      keys.push(key);
      last = slot.order;
    }
    return { keys, next: 0 };
  }

  clear(): void {
    this.#slots.clear();
  }

  /** Frees what has expired and nobody asks for any more. */
  sweep(): void {
    this.tick();
    for (const [key, slot] of this.#slots) if (this.#hasExpired(slot)) this.#slots.delete(key);
  }

  #put(key: Bytes, entry: Entry): void {
    const slot = this.#live(key);
    if (slot) {
      slot.entry = entry;
      return;
    }
    this.#orders += 1;
    this.#slots.set(key, { order: this.#orders, entry, expiresAt: undefined });
  }

  #live(key: Bytes): Slot | undefined {
    const slot = this.#slots.get(key);
    if (!slot || !this.#hasExpired(slot)) return slot;
    this.#slots.delete(key);
    return undefined;
  }

  #hasExpired(slot: Slot): boolean {
    return slot.expiresAt !== undefined && slot.expiresAt <= this.time;
  }
}

const holds = <K extends Kind>(entry: Entry, kind: K): entry is Entry<K> => entry.kind === kind;
