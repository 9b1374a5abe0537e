/** What a row's glyph and a card's picture stand for. */
export type KindGlyph =
  | 'photo'
  | 'video'
  | 'voice'
  | 'file'
  | 'reel'
  | 'post'
  | 'story'
  | 'sticker'
  | 'once'
  | 'product'
  | 'place'
  | 'other';

export type KindTraits = {
  readonly glyph: KindGlyph;
  readonly one: string;
  readonly many: string;
};

const POST: KindTraits = { glyph: 'post', one: 'Shared post', many: 'shared posts' };
const REEL: KindTraits = { glyph: 'reel', one: 'Reel', many: 'reels' };
const STORY: KindTraits = { glyph: 'story', one: 'Story', many: 'stories' };
const OTHER: KindTraits = { glyph: 'other', one: 'Attachment', many: 'attachments' };

/** By the provider's attachment types, FACTS.md §2.5 and §2.7. */
const KINDS: Readonly<Record<string, KindTraits>> = {
  image: { glyph: 'photo', one: 'Photo', many: 'photos' },
  video: { glyph: 'video', one: 'Video', many: 'videos' },
  audio: { glyph: 'voice', one: 'Voice message', many: 'voice messages' },
  file: { glyph: 'file', one: 'File', many: 'files' },
  sticker: { glyph: 'sticker', one: 'Sticker', many: 'stickers' },
  share: POST,
  post: POST,
  ig_post: POST,
  reel: REEL,
  ig_reel: REEL,
  story: STORY,
  ig_story: STORY,
  story_mention: { glyph: 'story', one: 'Mentioned you in their story', many: 'story mentions' },
  ephemeral: { glyph: 'once', one: 'View-once photo or video', many: 'view-once messages' },
  template: { glyph: 'product', one: 'Card', many: 'cards' },
  location: { glyph: 'place', one: 'Location', many: 'locations' },
};

export const kindTraits = (kind: string): KindTraits => KINDS[kind] ?? OTHER;

/** Photo, 3 photos, or Attachment for a mixture. */
export function kindsLabel(kinds: readonly string[]): string {
  const [first] = kinds;
  if (first === undefined) return OTHER.one;
  const { glyph, one, many } = kindTraits(first);
  if (kinds.length === 1) return one;
  const alike = kinds.every((kind) => kindTraits(kind).glyph === glyph);
  return `${kinds.length} ${alike ? many : OTHER.many}`;
}
