import { options, wrongArity } from '../arguments.ts';
import type { Bytes } from '../bytes.ts';
import { integer } from '../numbers.ts';
import { OK, RedisError } from '../reply.ts';
import type { Commands } from './command.ts';

export const scripts: Commands = {
  EVAL: {
    arity: -3,
    refusedInScripts: true,
    run: ({ lua }, [source = '', ...rest]) => lua.run(lua.load(source), split(rest)),
  },
  EVALSHA: {
    arity: -3,
    refusedInScripts: true,
    run: ({ lua }, [sha = '', ...rest]) => lua.run(sha.toLowerCase(), split(rest)),
  },
  SCRIPT: {
    arity: -2,
    refusedInScripts: true,
    run: ({ lua }, [verb = '', ...rest]) => {
      switch (verb.toUpperCase()) {
        case 'LOAD':
          if (rest.length !== 1) throw wrongArity('script|load');
          return lua.load(rest[0] ?? '');
        case 'EXISTS':
          if (rest.length === 0) throw wrongArity('script|exists');
          return rest.map((sha) => Number(lua.knows(sha.toLowerCase())));
        case 'FLUSH':
          if (rest.length > 0) options(rest, { ASYNC: 0, SYNC: 0 });
          lua.forget();
          return OK;
        default:
          throw new RedisError(`ERR unknown subcommand '${verb}'. Try SCRIPT HELP.`);
      }
    },
  },
};

const split = ([count = '', ...rest]: readonly Bytes[]) => {
  const keys = integer(count);
  if (keys < 0) throw new RedisError("ERR Number of keys can't be negative");
  if (keys > rest.length) {
    throw new RedisError("ERR Number of keys can't be greater than number of args");
  }
  return { keys: rest.slice(0, keys), args: rest.slice(keys) };
};
