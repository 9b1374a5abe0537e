/** Types that we can tell by a file's first bytes, and the ending that a stored one gets. */
const ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'application/octet-stream': 'bin',
} as const;

export type FileType = keyof typeof ENDINGS;

/** How many of the first bytes decide. */
export const DECIDING_BYTES = 512;

/**
 * What a file is, by its own bytes: names and headers are the sender's words. Whatever is not known here is
 * `application/octet-stream`. Signatures: https://mimesniff.spec.whatwg.org, ISO/IEC 14496-12 §4.3 for `ftyp`.
 */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const text = String.fromCharCode(...bytes.subarray(0, DECIDING_BYTES));
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (/^RIFF.{4}WEBP/s.test(text)) return 'image/webp';
  if (text.slice(4, 8) === 'ftyp') return BRANDS[text.slice(8, 12)] ?? 'application/octet-stream';
  if (/^(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(text)) return 'image/svg+xml';
  return 'application/octet-stream';
}

/** The image formats that come in a box of ISO media, by their major brand. */
const BRANDS: Readonly<Record<string, FileType>> = {
  avif: 'image/avif',
  avis: 'image/avif',
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic',
  hevx: 'image/heic',
  mif1: 'image/heic',
  msf1: 'image/heic',
};

export const endingOf = (type: FileType): string => ENDINGS[type];

/** The type that an ending stands for; endings are ours, so an unknown one is a mere file. */
export const typeOfEnding = (ending: string): string =>
  Object.entries(ENDINGS).find(([, known]) => known === ending)?.[0] ?? 'application/octet-stream';
