import type { Database } from './redis/commands/command.ts';
import { executeInScript } from './redis/execute.ts';
import { startLua } from './redis/lua/lua.ts';
import { PubSub } from './redis/pubsub.ts';
import { startServer } from './redis/server.ts';
import { Store } from './redis/store.ts';

type Options = {
  /** 0, the default: any free one. */
  readonly port?: number;
  readonly token: string;
  /** Milliseconds since 1970; what expiry goes by. */
  readonly now?: () => number;
};

type Redis = {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

const SWEEP_EVERY_MS = 10_000;

/**
 * Redis over the REST protocol of Upstash, in memory, on the loopback interface: what
 * `UPSTASH_REDIS_REST_URL` and `_TOKEN` point at when nothing else is given. Rejects when the port
 * can't be had. `stop` ends open subscriptions and forgets all data; a second call waits for the first.
 */
export const startRedis = async ({ port = 0, token, now = Date.now }: Options): Promise<Redis> => {
  const store = new Store(now);
  const lua = await startLua({ call: (call) => executeInScript(database, call) });
  const database: Database = { store, pubsub: new PubSub(), lua };
  const server = await startServer({ database, token, port });
  const sweeping = setInterval(() => store.sweep(), SWEEP_EVERY_MS).unref();

  const stop = async () => {
    clearInterval(sweeping);
    await server.close();
    lua.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
