/** Any JSON value, its large numbers as text. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** The third argument of a reviver: the number as it was written (ES2026, Node 22). */
type Written = { readonly source?: string };

/** Perhaps a number of more than 15 digits or one with a fraction, or words that look like it. */
const PERHAPS_LARGE = /(?:^|[:[,])\s*-?(?:\d{16}|\d+[.eE])/;

/** Like `JSON.parse`, but ids above 2^53 stay what they are: a number that would change becomes text. */
export const parseLossless = (text: string): Json =>
  // Asking about every value takes several times as long.
  PERHAPS_LARGE.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);

const asWritten = (_key: string, value: Json, written?: Written): Json =>
  typeof value === 'number' && !Number.isSafeInteger(value) && written?.source !== undefined
    ? written.source
    : value;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const member = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : [];

/** An id, which may come as text or as a number; null for anything else, or what PostgreSQL can't hold. */
export function id(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return null;
  return value.includes('\0') || !value.isWellFormed() ? null : value;
}
