import { pairs } from '../arguments.ts';
import { add, bigInteger } from '../numbers.ts';
import type { Commands } from './command.ts';

export const hashes: Commands = {
  HSET: {
    arity: -4,
    run: ({ store }, [key = '', ...rest]) => {
      const fields = pairs(rest, 'hset');
      const hash = store.open(key, 'hash');
      const before = hash.size;
      for (const [field, value] of fields) hash.set(field, value);
      return hash.size - before;
    },
  },
  HSETNX: {
    arity: 4,
    run: ({ store }, [key = '', field = '', value = '']) => {
      const hash = store.open(key, 'hash');
      if (hash.has(field)) return 0;
      hash.set(field, value);
      return 1;
    },
  },
  HGET: {
    arity: 3,
    run: ({ store }, [key = '', field = '']) => store.read(key, 'hash')?.get(field) ?? null,
  },
  HMGET: {
    arity: -3,
    run: ({ store }, [key = '', ...fields]) => {
      const hash = store.read(key, 'hash');
      return fields.map((field) => hash?.get(field) ?? null);
    },
  },
  HGETALL: {
    arity: 2,
    run: ({ store }, [key = '']) => [...(store.read(key, 'hash') ?? [])].flat(),
  },
  HKEYS: { arity: 2, run: ({ store }, [key = '']) => [...(store.read(key, 'hash')?.keys() ?? [])] },
  HVALS: {
    arity: 2,
    run: ({ store }, [key = '']) => [...(store.read(key, 'hash')?.values() ?? [])],
  },
  HLEN: { arity: 2, run: ({ store }, [key = '']) => store.read(key, 'hash')?.size ?? 0 },
  HEXISTS: {
    arity: 3,
    run: ({ store }, [key = '', field = '']) =>
      Number(store.read(key, 'hash')?.has(field) ?? false),
  },
  HDEL: {
    arity: -3,
    run: ({ store }, [key = '', ...fields]) => {
      const hash = store.read(key, 'hash');
      const removed = fields.filter((field) => hash?.delete(field)).length;
      store.close(key);
      return removed;
    },
  },
  HINCRBY: {
    arity: 4,
    run: ({ store }, [key = '', field = '', by = '']) => {
      const before = store.read(key, 'hash')?.get(field) ?? '0';
      const value = bigInteger(before, 'ERR hash value is not an integer');
      const sum = add(value, bigInteger(by));
      store.open(key, 'hash').set(field, String(sum));
      return Number(sum);
    },
  },
};
