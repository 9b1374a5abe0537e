import { wrongArity } from '../arguments.ts';
import { glob } from '../glob.ts';
import { RedisError } from '../reply.ts';
import type { Commands } from './command.ts';

/** Subscribing is no command here: over REST it is a stream, see `stream.ts`. */
export const messages: Commands = {
  PUBLISH: {
    arity: 3,
    run: ({ pubsub }, [channel = '', payload = '']) => pubsub.publish(channel, payload),
  },
  PUBSUB: {
    arity: -2,
    run: ({ pubsub }, [question = '', ...rest]) => {
      switch (question.toUpperCase()) {
        case 'CHANNELS':
          if (rest.length > 1) throw wrongArity('pubsub|channels');
          return pubsub.channels().filter(glob(rest[0] ?? '*'));
        case 'NUMSUB':
          return rest.flatMap((channel) => [channel, pubsub.subscribers(channel)]);
        case 'NUMPAT':
          return pubsub.patterns();
        default:
          throw new RedisError(`ERR unknown subcommand '${question}'. Try PUBSUB HELP.`);
      }
    },
  },
};
