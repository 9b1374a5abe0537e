import { type LuaFactory, LuaType } from 'wasmoon';
import type { Bytes } from '../bytes.ts';
import { writeFloat } from '../numbers.ts';
import { isStatus, RedisError, type Reply } from '../reply.ts';

/** Lua's C interface, compiled to WebAssembly. */
export type LuaApi = Awaited<ReturnType<LuaFactory['getLuaModule']>>;

/** As Redis: a table that holds itself must come to an end. */
const DEEPEST = 100;

/**
 * Values in and out of one Lua state, converted as Redis does
 * (https://redis.io/docs/latest/develop/interact/programmability/lua-api/#data-type-conversion).
 * wasmoon's own conversions go through C strings and would cut a value at its first NUL.
 */
export class LuaStack {
  #lua: LuaApi;
  #state: number;

  constructor(lua: LuaApi, state: number) {
    this.#lua = lua;
    this.#state = state;
  }

  pushReply(reply: Reply): void {
    this.#lua.lua_checkstack(this.#state, 4);
    if (reply === null) this.#lua.lua_pushboolean(this.#state, 0);
    else if (typeof reply === 'number') this.#lua.lua_pushinteger(this.#state, BigInt(reply));
    else if (typeof reply === 'string') this.pushBytes(reply);
    else if (reply instanceof RedisError) this.#pushField('err', reply.message);
    else if (isStatus(reply)) this.#pushField('ok', reply.status);
    else this.#pushArray(reply);
  }

  pushBytes(bytes: Bytes): void {
    const { module } = this.#lua;
    const at = module._malloc(bytes.length + 1);
    module.HEAPU8.set(Buffer.from(bytes, 'latin1'), at);
    const types = ['number', 'number', 'number'] as const;
    module.ccall('lua_pushlstring', 'number', [...types], [this.#state, at, bytes.length]);
    module._free(at);
  }

  /** The value at `index` as a command's answer: a number is cut, `false` is null. */
  readReply(index: number, depth = 0): Reply {
    if (depth > DEEPEST) return new RedisError('ERR reached lua stack limit');
    switch (this.#lua.lua_type(this.#state, index)) {
      case LuaType.String:
        return this.readBytes(index);
      case LuaType.Number:
        return this.#readInteger(index);
      case LuaType.Boolean:
        return this.#lua.lua_toboolean(this.#state, index) ? 1 : null;
      case LuaType.Table:
        return this.#readTable(this.#lua.lua_absindex(this.#state, index), depth);
      default:
        return null;
    }
  }

  /** The arguments of `redis.call`; undefined when one of them is neither a string nor a number. */
  readCall(): Bytes[] | undefined {
    const call: Bytes[] = [];
    const count = this.#lua.lua_gettop(this.#state);
    for (let index = 1; index <= count; index += 1) {
      const type = this.#lua.lua_type(this.#state, index);
      if (type === LuaType.String) call.push(this.readBytes(index));
      else if (type === LuaType.Number) call.push(this.#writeNumber(index));
      else return undefined;
    }
    return call;
  }

  readBytes(index: number): Bytes {
    const { module } = this.#lua;
    const size = module._malloc(4);
    const types = ['number', 'number', 'number'] as const;
    const at = module.ccall('lua_tolstring', 'number', [...types], [this.#state, index, size]);
    const length = module.getValue(size, 'i32');
    module._free(size);
    return Buffer.from(module.HEAPU8.buffer, at, length).toString('latin1');
  }

  #pushField(name: 'err' | 'ok', text: Bytes): void {
    this.#lua.lua_createtable(this.#state, 0, 1);
    this.pushBytes(text);
    this.#lua.lua_setfield(this.#state, -2, name);
  }

  #pushArray(items: readonly Reply[]): void {
    this.#lua.lua_createtable(this.#state, items.length, 0);
    for (const [index, item] of items.entries()) {
      this.pushReply(item);
      this.#lua.lua_rawseti(this.#state, -2, BigInt(index + 1));
    }
  }

  #readInteger(index: number): number {
    const number = this.#lua.lua_tonumberx(this.#state, index, null);
    return Number.isFinite(number) ? Math.trunc(number) + 0 : 0;
  }

  #writeNumber(index: number): Bytes {
    return this.#lua.lua_isinteger(this.#state, index)
      ? String(this.#lua.lua_tointegerx(this.#state, index, null))
      : writeFloat(this.#lua.lua_tonumberx(this.#state, index, null));
  }

  #readTable(index: number, depth: number): Reply {
    this.#lua.lua_checkstack(this.#state, 4);
    const error = this.#readField(index, 'err');
    if (error !== undefined) return new RedisError(error);
    const status = this.#readField(index, 'ok');
    if (status !== undefined) return { status };
    const items: Reply[] = [];
    for (let place = 1n; ; place += 1n) {
      const type = this.#lua.lua_rawgeti(this.#state, index, place);
      if (type !== LuaType.Nil) items.push(this.readReply(-1, depth + 1));
      this.#lua.lua_pop(this.#state, 1);
      if (type === LuaType.Nil) return items;
    }
  }

  #readField(index: number, name: 'err' | 'ok'): Bytes | undefined {
    this.pushBytes(name);
    this.#lua.lua_rawget(this.#state, index);
    const isText = this.#lua.lua_type(this.#state, -1) === LuaType.String;
    const text = isText ? this.readBytes(-1) : undefined;
    this.#lua.lua_pop(this.#state, 1);
    return text;
  }
}
