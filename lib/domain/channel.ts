import type { MediaKind } from './file-type';
import { META_WINDOW, type ReplyWindow } from './reply-window';
import type { TextLimit } from './text-limit';

export const CHANNELS = ['instagram'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Which files of a kind a channel takes. */
export type FileRule = {
  readonly types: readonly string[];
  readonly maxBytes: number;
  /** How many of them may be in one message. */
  readonly together: number;
};

const MEGABYTE = 1024 * 1024;

/** What everyone may know about a channel without talking to it. Data, so the browser can read it too. */
export type ChannelTraits = {
  readonly label: string;
  readonly replyWindow: ReplyWindow;
  readonly textLimit: TextLimit;
  readonly files: Readonly<Record<MediaKind, FileRule>>;
  /** How many answers may be offered below a text, and how long each may be, in characters. */
  readonly quickReplies: { readonly most: number; readonly titleCharacters: number };
  /** How many buttons may be below a text, how long each and the text may be, in characters. */
  readonly buttons: {
    readonly most: number;
    readonly titleCharacters: number;
    readonly textCharacters: number;
  };
};

/** Limits from FACTS.md §3.1 (1000 bytes of UTF-8; templates), §3.2 (files) and §3.3 (24 hours, 7 days with HUMAN_AGENT). */
export const TRAITS = {
  instagram: {
    label: 'Instagram',
    replyWindow: META_WINDOW,
    textLimit: { unit: 'bytes', max: 1000 },
    files: {
      image: { types: ['image/jpeg', 'image/png'], maxBytes: 8 * MEGABYTE, together: 10 },
      video: {
        types: ['video/mp4', 'video/quicktime', 'video/webm', 'video/ogg', 'video/x-msvideo'],
        maxBytes: 25 * MEGABYTE,
        together: 1,
      },
      audio: {
        types: ['audio/mp4', 'audio/aac', 'audio/wav'],
        maxBytes: 25 * MEGABYTE,
        together: 1,
      },
      file: { types: ['application/pdf'], maxBytes: 25 * MEGABYTE, together: 1 },
    },
    quickReplies: { most: 13, titleCharacters: 20 },
    buttons: { most: 3, titleCharacters: 20, textCharacters: 640 },
  },
} as const satisfies Record<Channel, ChannelTraits>;
