import { wrongArity } from './arguments.ts';
import type { Bytes } from './bytes.ts';
import type { Command, Commands, Database } from './commands/command.ts';
import { expiry } from './commands/expiry.ts';
import { hashes } from './commands/hashes.ts';
import { keys } from './commands/keys.ts';
import { lists } from './commands/lists.ts';
import { messages } from './commands/messages.ts';
import { scripts } from './commands/scripts.ts';
import { server } from './commands/server.ts';
import { sets } from './commands/sets.ts';
import { sortedSets } from './commands/sorted-sets.ts';
import { strings } from './commands/strings.ts';
import { RedisError, type Reply } from './reply.ts';

const COMMANDS: Commands = {
  ...strings,
  ...hashes,
  ...lists,
  ...sets,
  ...sortedSets,
  ...keys,
  ...expiry,
  ...scripts,
  ...messages,
  ...server,
};

/** A command and its arguments. */
export type Call = readonly Bytes[];

/** A refused command is a value here: in a batch it does not stop the others. */
export const execute = (database: Database, call: Call): Reply => {
  database.store.tick();
  return perform(database, call);
};

/**
 * All of them at one moment, or none if one is unknown or has the wrong number of arguments (throws
 * RedisError). One that fails on its data does not undo the others, as in Redis.
 */
export const transact = (database: Database, calls: readonly Call[]): Reply[] => {
  if (calls.some((call) => find(call) instanceof RedisError)) {
    throw new RedisError('EXECABORT Transaction discarded because of previous errors.');
  }
  database.store.tick();
  return calls.map((call) => perform(database, call));
};

/** A call out of a Lua script, at the script's moment. */
export const executeInScript = (database: Database, call: Call): Reply => {
  const [name = ''] = call;
  const command = lookUp(name);
  if (!command) return new RedisError('ERR Unknown Redis command called from script');
  if (command.refusedInScripts) {
    return new RedisError('ERR This Redis command is not allowed from script');
  }
  if (!fits(command, call)) {
    return new RedisError('ERR Wrong number of args calling Redis command from script');
  }
  return settle(() => command.run(database, call.slice(1)));
};

const perform = (database: Database, call: Call): Reply => {
  const command = find(call);
  return command instanceof RedisError
    ? command
    : settle(() => command.run(database, call.slice(1)));
};

const find = ([name = '', ...args]: Call): Command | RedisError => {
  const command = lookUp(name);
  if (!command) {
    const beginning = args.slice(0, 3).map((arg) => `'${arg.slice(0, 128)}' `);
    return new RedisError(
      `ERR unknown command '${name.slice(0, 128)}', with args beginning with: ${beginning.join('')}`,
    );
  }
  return fits(command, [name, ...args]) ? command : wrongArity(name);
};

const lookUp = (name: Bytes): Command | undefined => {
  const key = name.toUpperCase();
  return Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
};

const fits = ({ arity }: Command, call: Call): boolean =>
  arity < 0 ? call.length >= -arity : call.length === arity;

const settle = (run: () => Reply): Reply => {
  try {
    return run();
  } catch (error) {
    if (error instanceof RedisError) return error;
    throw error;
  }
};
