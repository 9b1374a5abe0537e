import type { Bytes } from './bytes.ts';

const PIECE =
  /\*+|\?|\\(?<escaped>[\s\S])|\[(?<not>\^?)(?<members>(?:\\[\s\S]|[^\]\\])*)\]?|[\s\S]/g;

/** Redis's glob: `*`, `?`, `[a-z]`, `[^a]` and a backslash before what is meant literally. */
export const glob = (pattern: Bytes): ((bytes: Bytes) => boolean) => {
  const pieces = [...pattern.matchAll(PIECE)].map(({ 0: piece, groups = {} }) => {
    if (piece.startsWith('*')) return '.*';
    if (piece === '?') return '.';
    if (groups.escaped !== undefined) return literal(groups.escaped);
    if (groups.members !== undefined) return oneOf(groups.members, groups.not === '^');
    return literal(piece);
  });
  const expression = new RegExp(`^${pieces.join('')}$`, 's');
  return (bytes) => expression.test(bytes);
};

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

const oneOf = (members: string, negated: boolean): string => {
  const parts = [...members.matchAll(/(\\?[\s\S])-(\\?[\s\S])|\\?[\s\S]/g)].map(
    ([single, from, to]) => {
      if (from === undefined || to === undefined) return literal(single.slice(-1));
      const [low = '', high = ''] = [from.slice(-1), to.slice(-1)].sort();
      return `${literal(low)}-${literal(high)}`;
    },
  );
  if (parts.length === 0) return negated ? '.' : '(?!)';
  return `[${negated ? '^' : ''}${parts.join('')}]`;
};
