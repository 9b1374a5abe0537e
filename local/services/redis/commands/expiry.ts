import { atMostOne, options } from '../arguments.ts';
import type { Bytes } from '../bytes.ts';
import { integer } from '../numbers.ts';
import { RedisError } from '../reply.ts';
import type { Store } from '../store.ts';
import type { Command, Commands } from './command.ts';

type Meaning = { readonly name: string; readonly unit: number; readonly absolute?: true };

const expire = ({ name, unit, absolute }: Meaning): Command => ({
  arity: -3,
  run: ({ store }, [key = '', amount = '', ...words]) => {
    const found = options(words, { NX: 0, XX: 0, GT: 0, LT: 0 });
    atMostOne(found, ['NX', 'XX']);
    atMostOne(found, ['NX', 'GT', 'LT']);
    const time = (absolute ? 0 : store.time) + integer(amount) * unit;
    if (!Number.isSafeInteger(time)) {
      throw new RedisError(`ERR invalid expire time in '${name}' command`);
    }
    if (!store.kindOf(key) || !allowed(store.expiry(key), time, found)) return 0;
    store.expireAt(key, time);
    return 1;
  },
});

/** No expiry counts as later than any. */
const allowed = (
  before: number | undefined,
  time: number,
  words: { readonly has: (word: string) => boolean },
): boolean =>
  !(words.has('NX') && before !== undefined) &&
  !(words.has('XX') && before === undefined) &&
  !(words.has('GT') && time <= (before ?? Infinity)) &&
  !(words.has('LT') && time >= (before ?? Infinity));

export const expiry: Commands = {
  EXPIRE: expire({ name: 'expire', unit: 1000 }),
  PEXPIRE: expire({ name: 'pexpire', unit: 1 }),
  EXPIREAT: expire({ name: 'expireat', unit: 1000, absolute: true }),
  PEXPIREAT: expire({ name: 'pexpireat', unit: 1, absolute: true }),
  TTL: {
    arity: 2,
    run: ({ store }, [key = '']) => {
      const ms = remaining(store, key);
      return ms < 0 ? ms : Math.round(ms / 1000);
    },
  },
  PTTL: { arity: 2, run: ({ store }, [key = '']) => remaining(store, key) },
  PERSIST: {
    arity: 2,
    run: ({ store }, [key = '']) => {
      if (store.expiry(key) === undefined) return 0;
      store.persist(key);
      return 1;
    },
  },
};

/** Milliseconds; -1: never expires; -2: no such key. */
const remaining = (store: Store, key: Bytes): number => {
  if (!store.kindOf(key)) return -2;
  const time = store.expiry(key);
  return time === undefined ? -1 : time - store.time;
};
