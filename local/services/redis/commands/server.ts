import { wrongArity } from '../arguments.ts';
import type { Commands } from './command.ts';

export const server: Commands = {
  PING: {
    arity: -1,
    run: (_, [message, ...rest]) => {
      if (rest.length > 0) throw wrongArity('ping');
      return message ?? { status: 'PONG' };
    },
  },
  ECHO: { arity: 2, run: (_, [message = '']) => message },
  /** Seconds, and the microseconds of the current one. */
  TIME: {
    arity: 1,
    run: ({ store }) => {
      const ms = Math.floor(store.time);
      return [String(Math.floor(ms / 1000)), String((ms % 1000) * 1000)];
    },
  },
};
