import { type Channel, type ChannelTraits, TRAITS } from './channel';
import { kindOfType, type MediaKind } from './file-type';

/** Most that can be uploaded at all, in bytes, for whatever channel. */
export const MOST_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Most files of one reply or note. */
export const MOST_FILES = 30;

/** How long a file may lie unused, in ms: a draft of this morning still has its picture. */
export const UNUSED_FOR_MS = 24 * 60 * 60 * 1000;

/** Why an upload is not taken, and what to do about it. */
export const UPLOAD_PROBLEMS = {
  heic: 'This is a HEIC photo, the format of iPhones, which can’t be sent. Export it as JPEG and try again.',
  svg: 'SVG drawings can hold programs, so they can’t be sent. Export it as PNG and try again.',
  damaged: 'This picture is damaged and can’t be read. Open it, save it again, and try that.',
  too_many_pixels: 'This picture has too many pixels. Make it smaller and try again.',
  too_large: 'This file is larger than 25 MB. Make it smaller and try again.',
  empty: 'This file is empty. Choose another one.',
  missing: 'The file has not arrived. Check your connection and attach it again.',
  expired: 'This file was uploaded too long ago and is gone. Attach it again.',
} as const;

export type UploadProblem = keyof typeof UPLOAD_PROBLEMS;

type Uploaded = { readonly contentType: string; readonly byteSize: number };

/** Why a channel does not take a file, in words; null when it does. */
export function fileProblem(channel: Channel, { contentType, byteSize }: Uploaded): string | null {
  const { label, files } = TRAITS[channel];
  const kind = kindOfType(contentType);
  const { types, maxBytes } = files[kind];
  if (!types.some((type) => type === contentType))
    return `${label} takes no ${wordFor(contentType)}. ${TAKES[kind]}`;
  if (byteSize <= maxBytes) return null;
  return `${label} takes ${PLURALS[kind]} up to ${inMegabytes(maxBytes)}, and this one has ${inMegabytes(byteSize)}.`;
}

const TAKES: Readonly<Record<MediaKind, string>> = {
  image: 'Send it as JPEG or PNG.',
  video: 'Send it as MP4 or MOV.',
  audio: 'Send it as M4A, AAC or WAV, or record it here.',
  file: 'Only PDF documents can be sent; in a note any file can be kept.',
};

const PLURALS: Readonly<Record<MediaKind, string>> = {
  image: 'pictures',
  video: 'videos',
  audio: 'audio',
  file: 'documents',
};

const WORDS: Readonly<Record<string, string>> = {
  'audio/mpeg': 'MP3',
  'audio/ogg': 'Ogg audio',
  'audio/webm': 'WebM audio',
  'audio/opus': 'Opus audio',
};

const wordFor = (contentType: string): string =>
  WORDS[contentType] ??
  `files of this kind${kindOfType(contentType) === 'file' ? '' : ' as media'}`;

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Rounded up, so that what is too large never looks as if it fitted. */
export const inMegabytes = (bytes: number): string =>
  `${NUMBER.format(Math.ceil((bytes / 1024 / 1024) * 10) / 10)} MB`;

/** As short as a line under a name. */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${NUMBER.format(Math.ceil(bytes / 1024))} KB` : inMegabytes(bytes);

type Sendable = { readonly contentType: string };

/** Which files go into one message each: pictures together as far as the channel lets them, everything else alone. */
export function grouped<File extends Sendable>(
  rules: ChannelTraits['files'],
  files: readonly File[],
): File[][] {
  const groups: File[][] = [];
  for (const file of files) {
    const kind = kindOfType(file.contentType);
    const { together } = rules[kind];
    const open = groups.find(
      (group) =>
        group.length < together && group.every((each) => kindOfType(each.contentType) === kind),
    );
    if (open) open.push(file);
    else groups.push([file]);
  }
  return groups;
}
