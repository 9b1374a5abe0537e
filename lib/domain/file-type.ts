import { hasPictures, hasSound, soundIsOpus } from './media-tracks';

/** Types that we can tell by a file's own bytes, and the ending that a stored one gets. */
const ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/ogg': 'ogv',
  'video/x-msvideo': 'avi',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/webm': 'weba',
  /** The sound of browsers, in a box that is named like that of phones. */
  'audio/opus': 'opus',
  'application/pdf': 'pdf',
  'application/octet-stream': 'bin',
} as const;

export type FileType = keyof typeof ENDINGS;

/** How many of the first bytes decide what a picture is. Of sound and film, more has to be looked at. */
export const DECIDING_BYTES = 512;

/**
 * What a file is, by its own bytes: names and headers are the sender's words. Whatever is not known here is
 * `application/octet-stream`. Signatures: https://mimesniff.spec.whatwg.org, ISO/IEC 14496-12 §4.3 for `ftyp`,
 * ISO/IEC 13818-7 §6.2 for ADTS, RFC 3533 for Ogg, RFC 8794 for EBML.
 */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const text = String.fromCharCode(...bytes.subarray(0, DECIDING_BYTES));
  return SIGNATURES.find(([says]) => says(text))?.[1] ?? boxed(text, bytes);
}

type Says = (text: string) => boolean;

const begins =
  (...starts: readonly string[]): Says =>
  (text) =>
    starts.some((start) => text.startsWith(start));

const riff =
  (form: string): Says =>
  (text) =>
    text.startsWith('RIFF') && text.slice(8, 12) === form;

const SIGNATURES: readonly (readonly [Says, FileType])[] = [
  [begins('\xff\xd8\xff'), 'image/jpeg'],
  [begins('\x89PNG\r\n\x1a\n'), 'image/png'],
  [begins('GIF87a', 'GIF89a'), 'image/gif'],
  [riff('WEBP'), 'image/webp'],
  [riff('WAVE'), 'audio/wav'],
  [riff('AVI '), 'video/x-msvideo'],
  [begins('%PDF-'), 'application/pdf'],
  [(text) => /^(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(text), 'image/svg+xml'],
  [begins('\xff\xf0', '\xff\xf1', '\xff\xf8', '\xff\xf9'), 'audio/aac'],
  [(text) => /^(ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff])/.test(text), 'audio/mpeg'],
  [(text) => text.startsWith('OggS') && text.includes('theora'), 'video/ogg'],
  [begins('OggS'), 'audio/ogg'],
];

/** Formats that hold film or sound alone. */
function boxed(text: string, bytes: Uint8Array): FileType {
  if (text.slice(4, 8) === 'ftyp') return inIsoMedia(text.slice(8, 12), bytes);
  if (!text.startsWith('\x1a\x45\xdf\xa3') || !text.includes('webm')) {
    return 'application/octet-stream';
  }
  return hasPictures(bytes) ? 'video/webm' : 'audio/webm';
}

function inIsoMedia(brand: string, bytes: Uint8Array): FileType {
  const picture = PICTURES[brand];
  if (picture) return picture;
  const isSound = brand.startsWith('M4A') || (hasSound(bytes) && !hasPictures(bytes));
  if (!isSound) return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
  return soundIsOpus(bytes) ? 'audio/opus' : 'audio/mp4';
}

/** The image formats that come in a box of ISO media, by their major brand. */
const PICTURES: Readonly<Record<string, FileType>> = {
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

export type MediaKind = 'image' | 'video' | 'audio' | 'file';

/** What people would call it. */
export function kindOfType(contentType: string): MediaKind {
  const [family] = contentType.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}
