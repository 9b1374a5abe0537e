import { fileTypeOf } from './file-type';

/** Formats that can't run anything, so that a browser may show them in place. */
const SHOWN = /^(image\/(jpeg|png|gif|webp|avif)|video\/[\w.+-]+|audio\/[\w.+-]+)$/;
const UNKNOWN = 'application/octet-stream';

export const isShown = (type: string): boolean => SHOWN.test(type);

/**
 * What somebody else's file is: by its first bytes where they are there and known, else by what its server says if that
 * is sound, moving pictures or a document. Whatever could run something is only ever a file to be saved.
 */
export function mediaType(head: Uint8Array | null, said: string): string {
  const known = head && head.length > 0 ? fileTypeOf(head) : UNKNOWN;
  if (known !== UNKNOWN) return known;
  const told = said.split(';')[0]?.trim().toLowerCase() ?? '';
  const isPlayed = /^(video|audio)\//.test(told) && isShown(told);
  const isTrusted = isPlayed || told === 'application/pdf' || (head === null && isShown(told));
  return isTrusted ? told : UNKNOWN;
}
