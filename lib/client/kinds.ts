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
  | 'card'
  | 'place'
  | 'person'
  | 'link'
  | 'other';

export type KindTraits = {
  readonly glyph: KindGlyph;
  readonly one: string;
  readonly many: string;
};

const POST: KindTraits = { glyph: 'post', one: 'Shared post', many: 'shared posts' };
const REEL: KindTraits = { glyph: 'reel', one: 'Reel', many: 'reels' };
const STORY: KindTraits = { glyph: 'story', one: 'Story', many: 'stories' };
const MENTION: KindTraits = {
  glyph: 'story',
  one: 'Mentioned you in their story',
  many: 'story mentions',
};
const ANSWER: KindTraits = {
  glyph: 'story',
  one: 'Replied to your story',
  many: 'story replies',
};
const UNSUPPORTED: KindTraits = {
  glyph: 'other',
  one: 'Something only Instagram shows',
  many: 'things only Instagram shows',
};
const OTHER: KindTraits = { glyph: 'other', one: 'Attachment', many: 'attachments' };

/** By our own names (lib/domain/attachment.ts), and by those of the provider that older rows have (FACTS.md §2.5). */
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
  story_mention: MENTION,
  story_reply: ANSWER,
  ephemeral: { glyph: 'once', one: 'View-once photo or video', many: 'view-once messages' },
  product: { glyph: 'product', one: 'Product', many: 'products' },
  template: { glyph: 'card', one: 'Card', many: 'cards' },
  location: { glyph: 'place', one: 'Location', many: 'locations' },
  contact: { glyph: 'person', one: 'Contact', many: 'contacts' },
  fallback: { glyph: 'link', one: 'Link', many: 'links' },
  unsupported: UNSUPPORTED,
};

/** These say what was done by themselves. */
const ACTS: ReadonlySet<string> = new Set([MENTION.one, ANSWER.one]);

export const kindTraits = (kind: string): KindTraits => KINDS[kind] ?? OTHER;

/** Ours have the sides the other way about. */
const OURS: Readonly<Record<string, string>> = {
  story_mention: 'Mentioned them in your story',
  story_reply: 'Replied to their story',
};

/** As {@link kindsLabel}, of what we sent. */
export function ourKindsLabel(kinds: readonly string[]): string {
  const [first = ''] = kinds;
  return (kinds.length === 1 ? OURS[first] : undefined) ?? kindsLabel(kinds);
}

/** What somebody did who sent only these: Sent a reel, Sent 3 photos, Replied to your story. */
export function kindsSentence(kinds: readonly string[]): string {
  const label = kindsLabel(kinds);
  if (kinds.length > 1) return `Sent ${label}`;
  if (ACTS.has(label)) return label;
  const thing = label.charAt(0).toLowerCase() + label.slice(1);
  if (label === UNSUPPORTED.one) return `Sent ${thing}`;
  return `Sent ${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** Photo, 3 photos, or Attachment for a mixture. */
export function kindsLabel(kinds: readonly string[]): string {
  const [first] = kinds;
  if (first === undefined) return OTHER.one;
  const { glyph, one, many } = kindTraits(first);
  if (kinds.length === 1) return one;
  const alike = kinds.every((kind) => kindTraits(kind).glyph === glyph);
  return `${kinds.length} ${alike ? many : OTHER.many}`;
}
