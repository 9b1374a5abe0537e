import { options, syntaxError } from '../arguments.ts';
import type { Bytes } from '../bytes.ts';
import { glob } from '../glob.ts';
import { integer } from '../numbers.ts';
import { OK, RedisError, type Reply } from '../reply.ts';
import type { Store } from '../store.ts';
import type { Command, Commands } from './command.ts';

const remove: Command = {
  arity: -2,
  run: ({ store }, keys) => keys.filter((key) => store.remove(key)).length,
};

const clear: Command = {
  arity: -1,
  run: ({ store }, words) => {
    if (words.length > 0) options(words, { ASYNC: 0, SYNC: 0 });
    store.clear();
    return OK;
  },
};

export const keys: Commands = {
  DEL: remove,
  UNLINK: remove,
  EXISTS: {
    arity: -2,
    run: ({ store }, names) => names.filter((key) => store.kindOf(key)).length,
  },
  TYPE: { arity: 2, run: ({ store }, [key = '']) => ({ status: store.kindOf(key) ?? 'none' }) },
  KEYS: {
    arity: 2,
    run: ({ store }, [pattern = '']) => store.scan(0, Infinity).keys.filter(glob(pattern)),
  },
  SCAN: { arity: -2, run: ({ store }, args) => scan(store, args) },
  DBSIZE: { arity: 1, run: ({ store }) => store.scan(0, Infinity).keys.length },
  FLUSHDB: clear,
  FLUSHALL: clear,
};

const scan = (store: Store, [cursor = '', ...rest]: readonly Bytes[]): Reply => {
  if (!/^\d{1,15}$/.test(cursor)) throw new RedisError('ERR invalid cursor');
  const found = options(rest, { MATCH: 1, COUNT: 1, TYPE: 1 });
  const count = integer(found.get('COUNT')?.[0] ?? '10');
  if (count < 1) throw syntaxError();
  const matches = glob(found.get('MATCH')?.[0] ?? '*');
  const type = found.get('TYPE')?.[0]?.toLowerCase();
  const page = store.scan(Number(cursor), count);
  return [
    String(page.next),
    page.keys.filter((key) => matches(key) && (!type || store.kindOf(key) === type)),
  ];
};
