/** Bytes counted from 0; the last one is part of it. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * The part of a file that a `Range` header asks for (RFC 9110 §14.2): null for the whole, as for what is malformed or
 * wants several parts; `none` for one that the file does not have.
 */
export function rangeIn(header: string | null, size: number): ByteRange | 'none' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '')
    return Number(to) === 0 ? 'none' : part(Math.max(0, size - Number(to)), size - 1, size);
  if (to !== '' && Number(to) < Number(from)) return null;
  return part(Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1), size);
}

const part = (first: number, last: number, size: number): ByteRange | 'none' =>
  first >= size ? 'none' : { first, last };
