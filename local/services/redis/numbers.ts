import type { Bytes } from './bytes.ts';
import { RedisError } from './reply.ts';

/** A signed 64-bit integer, written as Redis wants it: no plus, no leading zero, no space. */
export const bigInteger = (
  bytes: Bytes,
  refusal = 'ERR value is not an integer or out of range',
): bigint => {
  const value = /^(0|-?[1-9]\d{0,18})$/.test(bytes) ? BigInt(bytes) : undefined;
  if (value === undefined || !fits(value)) throw new RedisError(refusal);
  return value;
};

const fits = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

export const integer = (bytes: Bytes): number => Number(bigInteger(bytes));

export const add = (value: bigint, by: bigint): bigint => {
  if (fits(value + by)) return value + by;
  throw new RedisError('ERR increment or decrement would overflow');
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(inity)?$/i;

export const float = (bytes: Bytes, refusal = 'ERR value is not a valid float'): number => {
  if (NUMBER.test(bytes)) return Number(bytes);
  const sign = INFINITE.exec(bytes)?.[1];
  if (sign === undefined) throw new RedisError(refusal);
  return sign === '-' ? -Infinity : Infinity;
};

/** As Redis writes a score. */
export const writeFloat = (value: number): Bytes =>
  Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';
