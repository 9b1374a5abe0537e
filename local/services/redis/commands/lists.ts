import { sliceOf } from '../arguments.ts';
import type { Bytes } from '../bytes.ts';
import { integer } from '../numbers.ts';
import { OK, RedisError, type Reply } from '../reply.ts';
import type { Store } from '../store.ts';
import type { Commands } from './command.ts';

export const lists: Commands = {
  LPUSH: {
    arity: -3,
    run: ({ store }, [key = '', ...values]) => {
      const list = store.open(key, 'list');
      for (const value of values) list.unshift(value);
      return list.length;
    },
  },
  RPUSH: {
    arity: -3,
    run: ({ store }, [key = '', ...values]) => {
      const list = store.open(key, 'list');
      for (const value of values) list.push(value);
      return list.length;
    },
  },
  LPOP: {
    arity: -2,
    run: ({ store }, args) => pop(store, args, (list, count) => list.splice(0, count)),
  },
  RPOP: {
    arity: -2,
    run: ({ store }, args) =>
      pop(store, args, (list, count) => list.splice(Math.max(list.length - count, 0)).toReversed()),
  },
  LLEN: { arity: 2, run: ({ store }, [key = '']) => store.read(key, 'list')?.length ?? 0 },
  LINDEX: {
    arity: 3,
    run: ({ store }, [key = '', place = '']) => store.read(key, 'list')?.at(integer(place)) ?? null,
  },
  LRANGE: {
    arity: 4,
    run: ({ store }, [key = '', start = '', stop = '']) => {
      const list = store.read(key, 'list') ?? [];
      return list.slice(...sliceOf(integer(start), integer(stop), list.length));
    },
  },
  LTRIM: {
    arity: 4,
    run: ({ store }, [key = '', start = '', stop = '']) => {
      const list = store.read(key, 'list') ?? [];
      const [from, to] = sliceOf(integer(start), integer(stop), list.length);
      list.splice(to);
      list.splice(0, from);
      store.close(key);
      return OK;
    },
  },
  LREM: {
    arity: 4,
    run: ({ store }, [key = '', count = '', value = '']) => {
      const list = store.read(key, 'list') ?? [];
      const removed = removeFrom(list, integer(count), value);
      store.close(key);
      return removed;
    },
  },
};

const pop = (
  store: Store,
  args: readonly Bytes[],
  take: (list: Bytes[], count: number) => Bytes[],
): Reply => {
  const [key = '', count] = args;
  if (args.length > 2) throw new RedisError('ERR syntax error');
  const wanted = count === undefined ? 1 : integer(count);
  if (wanted < 0) throw new RedisError('ERR value is out of range, must be positive');
  const list = store.read(key, 'list');
  if (!list) return null;
  const taken = take(list, wanted);
  store.close(key);
  return count === undefined ? (taken[0] ?? null) : taken;
};

/** A positive count removes from the head, a negative one from the tail, 0 removes all. */
const removeFrom = (list: Bytes[], count: number, value: Bytes): number => {
  const limit = count === 0 ? list.length : Math.abs(count);
  let removed = 0;
  while (removed < limit) {
    const place = count < 0 ? list.lastIndexOf(value) : list.indexOf(value);
    if (place < 0) break;
    list.splice(place, 1);
    removed += 1;
  }
  return removed;
};
