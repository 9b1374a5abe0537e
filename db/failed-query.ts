import 'server-only';
import { inspect } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { inWords } from '@/lib/platform/log';

type Failed = DrizzleQueryError & { readonly digest?: string };

/**
 * Next writes what no door has caught to the log as it is, and such an error repeats every value of its query: people's
 * words, addresses, hashes. Whoever prints one gets the query, its cause and the place, and no values.
 */
function withoutValues(this: Failed): string {
  const { query, message, stack = '', digest } = this;
  const values = stack.indexOf(message);
  const place = values === -1 ? '' : stack.slice(values + message.length);
  return `Failed ${inWords(this)}\n  in ${query}${digest ? `\n  digest ${digest}` : ''}${place}`;
}

Object.defineProperty(DrizzleQueryError.prototype, inspect.custom, { value: withoutValues });
