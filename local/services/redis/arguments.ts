import type { Bytes } from './bytes.ts';
import { RedisError } from './reply.ts';

export const syntaxError = () => new RedisError('ERR syntax error');

export type Options = ReadonlyMap<string, readonly Bytes[]>;

/**
 * Reads option words, in capitals or not, each followed by as many values as `words` says.
 * Anything else is a syntax error.
 */
export const options = (
  args: readonly Bytes[],
  words: Readonly<Record<string, number>>,
): Options => {
  const found = new Map<string, readonly Bytes[]>();
  for (let at = 0; at < args.length; ) {
    const word = (args[at] ?? '').toUpperCase();
    const values = Object.hasOwn(words, word) ? words[word] : undefined;
    if (values === undefined || at + values >= args.length) throw syntaxError();
    found.set(word, args.slice(at + 1, at + 1 + values));
    at += 1 + values;
  }
  return found;
};

/** Refuses two words that exclude one another. */
export const atMostOne = (found: Options, words: readonly string[]): void => {
  if (words.filter((word) => found.has(word)).length > 1) throw syntaxError();
};

/** `a 1 b 2` as pairs; an odd count is the command's wrong number of arguments. */
export const pairs = (args: readonly Bytes[], command: string): [Bytes, Bytes][] => {
  if (args.length % 2 !== 0) throw wrongArity(command);
  return Array.from({ length: args.length / 2 }, (_, pair) => [
    args[pair * 2] ?? '',
    args[pair * 2 + 1] ?? '',
  ]);
};

export const wrongArity = (command: string) =>
  new RedisError(`ERR wrong number of arguments for '${command.toLowerCase()}' command`);

/** Redis's ends-included range with negative places counted from the end, as `slice` wants it. */
export const sliceOf = (start: number, stop: number, length: number): [number, number] => {
  const from = start < 0 ? Math.max(start + length, 0) : start;
  const to = stop < 0 ? stop + length : stop;
  return [from, Math.max(from, to + 1)];
};
