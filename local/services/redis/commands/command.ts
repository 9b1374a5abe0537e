import type { Bytes } from '../bytes.ts';
import type { Lua } from '../lua/lua.ts';
import type { PubSub } from '../pubsub.ts';
import type { Reply } from '../reply.ts';
import type { Store } from '../store.ts';

/** What a command works on. */
export type Database = { readonly store: Store; readonly pubsub: PubSub; readonly lua: Lua };

export type Command = {
  /** As in Redis: counts the command's own name; negative means at least that many. */
  readonly arity: number;
  /** `args` has as many words as the arity promises. Throws RedisError. */
  readonly run: (database: Database, args: readonly Bytes[]) => Reply;
  readonly refusedInScripts?: true;
};

/** Keyed by the name in capitals. */
export type Commands = Readonly<Record<string, Command>>;
