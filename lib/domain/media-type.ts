import { fileTypeOf } from './file-type';

/** What a browser may show in place: formats that can't run anything. */
const SHOWN = /^(image\/(jpeg|png|gif|webp|avif)|video\/[\w.+-]+|audio\/[\w.+-]+)$/;
const UNKNOWN = 'application/octet-stream';

/**
 * What somebody else's file is: by its first bytes where they are there and known, else by what its server says if that
 * is sound or moving pictures. Whatever could run something is only ever a file to be saved.
 */
export function mediaType(
  head: Uint8Array | null,
  said: string,
): { readonly name: string; readonly isShown: boolean } {
  const known = head && head.length > 0 ? fileTypeOf(head) : UNKNOWN;
  const told = said.split(';')[0]?.trim().toLowerCase() ?? '';
  const isPlayed = /^(video|audio)\//.test(told) && SHOWN.test(told);
  const isTrusted = isPlayed || told === 'application/pdf' || (head === null && SHOWN.test(told));
  const name = known === UNKNOWN && isTrusted ? told : known;
  return { name, isShown: SHOWN.test(name) };
}
