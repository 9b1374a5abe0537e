import { type Options, options, sliceOf, syntaxError } from '../arguments.ts';
import type { Bytes } from '../bytes.ts';
import { float, integer, writeFloat } from '../numbers.ts';
import { RedisError, type Reply } from '../reply.ts';
import type { Store } from '../store.ts';
import type { Commands } from './command.ts';

type Scored = readonly [member: Bytes, score: number];

export const sortedSets: Commands = {
  ZADD: { arity: -4, run: ({ store }, args) => zadd(store, args) },
  ZINCRBY: {
    arity: 4,
    run: ({ store }, [key = '', by = '', member = '']) => zadd(store, [key, 'INCR', by, member]),
  },
  ZCARD: { arity: 2, run: ({ store }, [key = '']) => store.read(key, 'zset')?.size ?? 0 },
  ZSCORE: {
    arity: 3,
    run: ({ store }, [key = '', member = '']) => {
      const score = store.read(key, 'zset')?.get(member);
      return score === undefined ? null : writeFloat(score);
    },
  },
  ZRANK: {
    arity: 3,
    run: ({ store }, [key = '', member = '']) => {
      const rank = sorted(store, key).findIndex(([other]) => other === member);
      return rank < 0 ? null : rank;
    },
  },
  ZCOUNT: {
    arity: 4,
    run: ({ store }, [key = '', min = '', max = '']) =>
      sorted(store, key).filter(within(min, max)).length,
  },
  ZRANGE: {
    arity: -4,
    run: ({ store }, [key = '', from = '', to = '', ...rest]) =>
      range(sorted(store, key), [from, to], options(rest, RANGE_WORDS)),
  },
  ZRANGEBYSCORE: {
    arity: -4,
    run: ({ store }, [key = '', min = '', max = '', ...rest]) => {
      const found = options(rest, { WITHSCORES: 0, LIMIT: 2 });
      return range(sorted(store, key), [min, max], new Map([...found, ['BYSCORE', []]]));
    },
  },
  ZREM: {
    arity: -3,
    run: ({ store }, [key = '', ...members]) => removeAll(store, key, members),
  },
  ZREMRANGEBYSCORE: {
    arity: 4,
    run: ({ store }, [key = '', min = '', max = '']) =>
      removeAll(store, key, sorted(store, key).filter(within(min, max)).map(memberOf)),
  },
  ZREMRANGEBYRANK: {
    arity: 4,
    run: ({ store }, [key = '', start = '', stop = '']) => {
      const members = sorted(store, key).map(memberOf);
      const places = sliceOf(integer(start), integer(stop), members.length);
      return removeAll(store, key, members.slice(...places));
    },
  },
};

const ADD_WORDS = ['NX', 'XX', 'GT', 'LT', 'CH', 'INCR'];
const RANGE_WORDS = { BYSCORE: 0, REV: 0, WITHSCORES: 0, LIMIT: 2 };

type Words = ReadonlySet<string>;

const zadd = (store: Store, [key = '', ...rest]: readonly Bytes[]): Reply => {
  const firstScore = rest.findIndex((word) => !ADD_WORDS.includes(word.toUpperCase()));
  const words = new Set(rest.slice(0, Math.max(firstScore, 0)).map((word) => word.toUpperCase()));
  const additions = scored(rest.slice(Math.max(firstScore, 0)));
  refuseTogether(words, additions.length);

  const zset = store.open(key, 'zset');
  const counts = { added: 0, changed: 0 };
  let latest: number | undefined;
  for (const [member, score] of additions) {
    const before = zset.get(member);
    latest = nextScore(before, score, words);
    if (latest === undefined || latest === before) continue;
    zset.set(member, latest);
    counts[before === undefined ? 'added' : 'changed'] += 1;
  }
  store.close(key);

  if (words.has('INCR')) return latest === undefined ? null : writeFloat(latest);
  return words.has('CH') ? counts.added + counts.changed : counts.added;
};

const scored = (args: readonly Bytes[]): Scored[] => {
  if (args.length === 0 || args.length % 2 !== 0) throw syntaxError();
  return Array.from({ length: args.length / 2 }, (_, pair) => [
    args[pair * 2 + 1] ?? '',
    float(args[pair * 2] ?? ''),
  ]);
};

const refuseTogether = (words: Words, additions: number): void => {
  if (words.has('NX') && words.has('XX')) {
    throw new RedisError('ERR XX and NX options at the same time are not compatible');
  }
  if (['GT', 'LT', 'NX'].filter((word) => words.has(word)).length > 1) {
    throw new RedisError('ERR GT, LT, and/or NX options at the same time are not compatible');
  }
  if (words.has('INCR') && additions > 1) {
    throw new RedisError('ERR INCR option supports a single increment-element pair');
  }
};

/** undefined: the option words leave the member as it is. */
const nextScore = (before: number | undefined, score: number, words: Words): number | undefined => {
  if (before === undefined) return words.has('XX') ? undefined : score;
  if (words.has('NX')) return undefined;
  const next = words.has('INCR') ? before + score : score;
  if (Number.isNaN(next)) throw new RedisError('ERR resulting score is not a number (NaN)');
  if (words.has('GT') && next <= before) return undefined;
  if (words.has('LT') && next >= before) return undefined;
  return next;
};

const sorted = (store: Store, key: Bytes): Scored[] =>
  [...(store.read(key, 'zset') ?? [])].sort(
    ([a, scoreA], [b, scoreB]) => scoreA - scoreB || (a < b ? -1 : 1),
  );

const range = (members: readonly Scored[], ends: [Bytes, Bytes], found: Options): Reply => {
  const limit = found.get('LIMIT');
  if (limit && !found.has('BYSCORE')) throw syntaxError();
  const ordered = found.has('REV') ? members.toReversed() : members;
  const [min, max] = found.has('REV') ? ends.toReversed() : ends;
  const chosen = found.has('BYSCORE')
    ? page(ordered.filter(within(min ?? '', max ?? '')), limit)
    : ordered.slice(...sliceOf(integer(ends[0]), integer(ends[1]), ordered.length));
  return chosen.flatMap(([member, score]) =>
    found.has('WITHSCORES') ? [member, writeFloat(score)] : [member],
  );
};

/** `limit` is an offset and a count; a negative count means all the rest. */
const page = (members: readonly Scored[], limit: readonly Bytes[] | undefined) => {
  const [offset = 0, count = -1] = limit?.map(integer) ?? [];
  if (offset < 0) return [];
  return members.slice(offset, count < 0 ? undefined : offset + count);
};

/** Each end is a score, with `(` before it when it does not belong to the range. */
const within = (min: Bytes, max: Bytes): ((member: Scored) => boolean) => {
  const [low, high] = [scoreEnd(min), scoreEnd(max)];
  return ([, score]) =>
    (low.open ? score > low.score : score >= low.score) &&
    (high.open ? score < high.score : score <= high.score);
};

const scoreEnd = (bytes: Bytes) => ({
  open: bytes.startsWith('('),
  score: float(bytes.replace(/^\(/, ''), 'ERR min or max is not a float'),
});

const memberOf = ([member]: Scored): Bytes => member;

const removeAll = (store: Store, key: Bytes, members: readonly Bytes[]): number => {
  const zset = store.read(key, 'zset');
  const removed = members.filter((member) => zset?.delete(member)).length;
  store.close(key);
  return removed;
};
