import { atMostOne, options, pairs } from '../arguments.ts';
import type { Bytes } from '../bytes.ts';
import { add, bigInteger, integer } from '../numbers.ts';
import { OK, RedisError } from '../reply.ts';
import type { Store } from '../store.ts';
import type { Commands } from './command.ts';

export const strings: Commands = {
  GET: { arity: 2, run: ({ store }, [key = '']) => store.read(key, 'string') ?? null },
  SET: { arity: -3, run: ({ store }, args) => set(store, args) },
  SETEX: {
    arity: 4,
    run: ({ store }, [key = '', seconds = '', value = '']) => {
      const expiresAt = store.time + lifetime(seconds, 1000, 'setex');
      return replace(store, key, value, expiresAt);
    },
  },
  PSETEX: {
    arity: 4,
    run: ({ store }, [key = '', ms = '', value = '']) =>
      replace(store, key, value, store.time + lifetime(ms, 1, 'psetex')),
  },
  SETNX: {
    arity: 3,
    run: ({ store }, [key = '', value = '']) => {
      if (store.kindOf(key)) return 0;
      store.write(key, value);
      return 1;
    },
  },
  GETDEL: {
    arity: 2,
    run: ({ store }, [key = '']) => {
      const value = store.read(key, 'string') ?? null;
      store.remove(key);
      return value;
    },
  },
  MGET: {
    arity: -2,
    run: ({ store }, keys) =>
      keys.map((key) =>
        store.kindOf(key) === 'string' ? (store.read(key, 'string') ?? null) : null,
      ),
  },
  MSET: {
    arity: -3,
    run: ({ store }, args) => {
      for (const [key, value] of pairs(args, 'mset')) replace(store, key, value);
      return OK;
    },
  },
  APPEND: {
    arity: 3,
    run: ({ store }, [key = '', tail = '']) => {
      const value = (store.read(key, 'string') ?? '') + tail;
      store.write(key, value);
      return value.length;
    },
  },
  STRLEN: { arity: 2, run: ({ store }, [key = '']) => store.read(key, 'string')?.length ?? 0 },
  INCR: { arity: 2, run: ({ store }, [key = '']) => increment(store, key, 1n) },
  DECR: { arity: 2, run: ({ store }, [key = '']) => increment(store, key, -1n) },
  INCRBY: {
    arity: 3,
    run: ({ store }, [key = '', by = '']) => increment(store, key, bigInteger(by)),
  },
  DECRBY: {
    arity: 3,
    run: ({ store }, [key = '', by = '']) => increment(store, key, -bigInteger(by)),
  },
};

const LIFETIMES = ['EX', 'PX', 'EXAT', 'PXAT'] as const;
const WORDS = { NX: 0, XX: 0, GET: 0, KEEPTTL: 0, EX: 1, PX: 1, EXAT: 1, PXAT: 1 };

const set = (store: Store, [key = '', value = '', ...rest]: readonly Bytes[]) => {
  const found = options(rest, WORDS);
  atMostOne(found, ['NX', 'XX']);
  atMostOne(found, ['KEEPTTL', ...LIFETIMES]);
  const expiresAt = found.has('KEEPTTL') ? store.expiry(key) : expiryIn(found, store.time);
  const before = found.has('GET') ? (store.read(key, 'string') ?? null) : null;
  const exists = store.kindOf(key) !== undefined;
  const refused = (found.has('NX') && exists) || (found.has('XX') && !exists);

  if (!refused) replace(store, key, value, expiresAt);

  if (found.has('GET')) return before;
  return refused ? null : OK;
};

const expiryIn = (found: ReturnType<typeof options>, time: number): number | undefined => {
  const word = LIFETIMES.find((lifetimeWord) => found.has(lifetimeWord));
  if (!word) return undefined;
  const unit = word.startsWith('EX') ? 1000 : 1;
  const ms = lifetime(found.get(word)?.[0] ?? '', unit, 'set');
  return word.endsWith('AT') ? ms : time + ms;
};

const lifetime = (bytes: Bytes, unit: number, command: string): number => {
  const ms = integer(bytes) * unit;
  if (ms > 0 && Number.isSafeInteger(ms)) return ms;
  throw new RedisError(`ERR invalid expire time in '${command}' command`);
};

const replace = (store: Store, key: Bytes, value: Bytes, expiresAt?: number) => {
  store.remove(key);
  store.write(key, value);
  if (expiresAt !== undefined) store.expireAt(key, expiresAt);
  return OK;
};

const increment = (store: Store, key: Bytes, by: bigint): number => {
  const sum = add(bigInteger(store.read(key, 'string') ?? '0'), by);
  store.write(key, String(sum));
  return Number(sum);
};
