import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LuaFactory, LuaReturn } from 'wasmoon';
import type { Bytes } from '../bytes.ts';
import { RedisError, type Reply } from '../reply.ts';
import { type LuaApi, LuaStack } from './stack.ts';

const PRELUDE = readFileSync(new URL('./prelude.lua', import.meta.url), 'latin1');

/** LUA_REGISTRYINDEX and LUA_MASKCOUNT of lua.h. */
const REGISTRY = -1_001_000;
const EVERY_SO_MANY_INSTRUCTIONS = 8;

type Parameters = { readonly keys: readonly Bytes[]; readonly args: readonly Bytes[] };

export type Lua = {
  /** Compiles and remembers a script; answers the SHA-1 of its text, shebang line and all. */
  readonly load: (source: Bytes) => string;
  readonly knows: (sha: string) => boolean;
  /** Throws NOSCRIPT, or what the script failed with. */
  readonly run: (sha: string, parameters: Parameters) => Reply;
  readonly forget: () => void;
  readonly close: () => void;
};

type Host = {
  /** What `redis.call` and `redis.pcall` do. */
  readonly call: (call: readonly Bytes[]) => Reply;
  /** After how many milliseconds a script is stopped, since it stops the whole server. */
  readonly limit?: number;
};

export const startLua = async ({ call, limit = 5_000 }: Host): Promise<Lua> => {
  const lua = await new LuaFactory().getLuaModule();
  const state = lua.luaL_newstate();
  lua.luaL_openlibs(state);
  const stack = new LuaStack(lua, state);
  const stopAfter = limitTime(lua, state);
  openPrelude(lua, state, call);
  /** SHA-1 to the compiled script's place in Lua's registry. */
  const scripts = new Map<string, number>();

  const load = (source: Bytes) => {
    const sha = sha1(source);
    if (scripts.has(sha)) return sha;
    lua.lua_getglobal(state, 'compile');
    stack.pushBytes(withoutShebang(source));
    protectedCall(lua, state, 1);
    const problem = stack.readReply(-1);
    if (problem instanceof RedisError) {
      lua.lua_settop(state, 0);
      throw problem;
    }
    scripts.set(sha, lua.luaL_ref(state, REGISTRY));
    return sha;
  };

  const run = (sha: string, { keys, args }: Parameters) => {
    const script = scripts.get(sha);
    if (script === undefined) throw new RedisError('NOSCRIPT No matching script. Please use EVAL.');
    lua.lua_getglobal(state, 'run');
    stack.pushBytes(sha);
    lua.lua_rawgeti(state, REGISTRY, BigInt(script));
    stack.pushReply(keys);
    stack.pushReply(args);
    stopAfter(limit);
    protectedCall(lua, state, 4);
    stopAfter(Number.POSITIVE_INFINITY);
    const reply = stack.readReply(-1);
    lua.lua_settop(state, 0);
    if (reply instanceof RedisError) throw reply;
    return reply;
  };

  const forget = () => {
    for (const script of scripts.values()) lua.luaL_unref(state, REGISTRY, script);
    scripts.clear();
  };

  return { load, knows: (sha) => scripts.has(sha), run, forget, close: () => lua.lua_close(state) };
};

const sha1 = (bytes: Bytes): string => createHash('sha1').update(bytes, 'latin1').digest('hex');

/** Leaves the line empty, so that errors name the right one. */
const withoutShebang = (source: Bytes): Bytes => {
  const [line = ''] = /^#![^\n]*/.exec(source) ?? [];
  if (line && !/^#!lua(\s|$)/.test(line)) {
    throw new RedisError(`ERR Unexpected engine in script shebang: ${line.slice(2).split(' ')[0]}`);
  }
  return source.slice(line.length);
};

/** With one result, left on the stack: the script's own errors are tables by then. */
const protectedCall = (lua: LuaApi, state: number, parameters: number): void => {
  const outcome = lua.lua_pcallk(state, parameters, 1, 0, 0, null);
  if (outcome === LuaReturn.Ok) return;
  const problem = new LuaStack(lua, state).readBytes(-1);
  lua.lua_settop(state, 0);
  throw new RedisError(`ERR ${problem}`);
};

const openPrelude = (lua: LuaApi, state: number, call: Host['call']): void => {
  const stack = new LuaStack(lua, state);
  if (lua.luaL_loadstring(state, PRELUDE) !== LuaReturn.Ok) {
    throw new Error(stack.readBytes(-1));
  }
  const callFrom = (within: LuaStack): Reply => {
    const words = within.readCall();
    if (!words) {
      return new RedisError('ERR Lua redis lib command arguments must be strings or integers');
    }
    if (words.length === 0) {
      return new RedisError('ERR Please specify at least one argument for this redis.call() call');
    }
    return call(words);
  };
  pushFunction(lua, state, { answer: callFrom, raises: true });
  pushFunction(lua, state, { answer: callFrom, raises: false });
  pushFunction(lua, state, {
    answer: (within) => sha1(within.readCall()?.[0] ?? ''),
    raises: false,
  });
  protectedCall(lua, state, 3);
  lua.lua_settop(state, 0);
};

type LuaFunction = {
  readonly answer: (stack: LuaStack) => Reply;
  /** Whether an error is thrown at the script, or handed to it. */
  readonly raises: boolean;
};

const pushFunction = (lua: LuaApi, state: number, { answer, raises }: LuaFunction): void => {
  const pointer = lua.module.addFunction((caller: number) => {
    const stack = new LuaStack(lua, caller);
    const reply = contain(() => answer(stack));
    stack.pushReply(reply);
    return raises && reply instanceof RedisError ? lua.lua_error(caller) : 1;
  }, 'ii');
  lua.lua_pushcclosure(state, pointer, 0);
};

/** A fault of ours would tear through Lua's frames: it becomes the script's error. */
const contain = (answer: () => Reply): Reply => {
  try {
    return answer();
  } catch (fault) {
    return new RedisError(`ERR ${fault}`);
  }
};

/** Answers how to set the time that the next script may take. */
const limitTime = (lua: LuaApi, state: number): ((ms: number) => void) => {
  let deadline = Number.POSITIVE_INFINITY;
  const hook = lua.module.addFunction((running: number) => {
    if (Date.now() < deadline) return;
    new LuaStack(lua, running).pushBytes('Script ran for too long and was stopped');
    lua.lua_error(running);
  }, 'vii');
  lua.lua_sethook(state, hook, EVERY_SO_MANY_INSTRUCTIONS, 10_000);
  return (ms) => {
    deadline = Date.now() + ms;
  };
};
