import type { TemplateButton, TemplateCard } from './attachment';
import type { ChannelTraits } from './channel';
import { kindOfType, type MediaKind } from './file-type';
import { splitText } from './text-limit';
import { grouped } from './upload';

/** A file in storage that is to be sent. */
export type OutgoingFile = {
  readonly key: string;
  readonly contentType: string;
  readonly fileName: string | null;
  /** In bytes. */
  readonly byteSize: number;
  /** In px. */
  readonly width: number | null;
  readonly height: number | null;
};

export type Written<File> = {
  readonly text: string;
  readonly files: readonly File[];
  readonly quickReplies: readonly string[];
  readonly buttons: readonly TemplateButton[];
  readonly heart: boolean;
  /** The provider's id of a post of one's own. */
  readonly post: string | null;
};

export type Carried<File> =
  | { readonly kind: MediaKind; readonly file: File }
  | { readonly kind: 'template'; readonly card: TemplateCard }
  | { readonly kind: 'post'; readonly id: string };

/** What becomes one message of the provider. */
export type Part<File> = {
  readonly content: string | null;
  readonly quickReplies: readonly string[];
  readonly carries: readonly Carried<File>[];
};

/** What people see of a heart, and how one is told from words on its way out. */
export const HEART = '❤️';

/**
 * The messages that a provider takes for one reply: words first, cut where they are too long, then files. Answers to
 * choose from hang on the last words; buttons have the words inside.
 */
export function partsOf<File extends { readonly contentType: string }>(
  traits: Pick<ChannelTraits, 'textLimit' | 'files'>,
  { text, files, quickReplies, buttons, heart, post }: Written<File>,
): Part<File>[] {
  const words = buttons.length > 0 ? [] : splitText(text, traits.textLimit);
  return [
    ...words.map((content, index) => ({
      content,
      quickReplies: index === words.length - 1 ? quickReplies : [],
      carries: [],
    })),
    ...(buttons.length > 0
      ? [carrying<File>({ kind: 'template', card: card(text, buttons) })]
      : []),
    ...grouped(traits.files, files).map((group) => carrying<File>(...group.map(carriedFile))),
    ...(post === null ? [] : [carrying<File>({ kind: 'post', id: post })]),
    ...(heart ? [{ content: HEART, quickReplies: [], carries: [] }] : []),
  ];
}

/** A note is one, whatever it carries: it goes nowhere. */
export const noteOf = <File extends { readonly contentType: string }>({
  text,
  files,
}: Pick<Written<File>, 'text' | 'files'>): Part<File> => ({
  content: text || null,
  quickReplies: [],
  carries: files.map(carriedFile),
});

const carriedFile = <File extends { readonly contentType: string }>(file: File): Carried<File> => ({
  kind: kindOfType(file.contentType),
  file,
});

const carrying = <File>(...carries: readonly Carried<File>[]): Part<File> => ({
  content: null,
  quickReplies: [],
  carries,
});

const card = (title: string, buttons: readonly TemplateButton[]): TemplateCard => ({
  title,
  subtitle: null,
  imageUrl: null,
  buttons,
});
