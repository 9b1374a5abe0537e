import { META_WINDOW, type ReplyWindow } from './reply-window';
import type { TextLimit } from './text-limit';

export const CHANNELS = ['instagram'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What everyone may know about a channel without talking to it. Data, so the browser can read it too. */
export type ChannelTraits = {
  readonly label: string;
  readonly replyWindow: ReplyWindow;
  readonly textLimit: TextLimit;
};

/** Limits from FACTS.md §3.1 (1000 bytes of UTF-8) and §3.3 (24 hours, 7 days with HUMAN_AGENT). */
export const TRAITS = {
  instagram: {
    label: 'Instagram',
    replyWindow: META_WINDOW,
    textLimit: { unit: 'bytes', max: 1000 },
  },
} as const satisfies Record<Channel, ChannelTraits>;
