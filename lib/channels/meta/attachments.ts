import 'server-only';
import type { AttachmentKind, TemplateCard } from '@/lib/domain/attachment';
import type { InboundAttachment } from '@/lib/domain/inbound';
import { id, type Json, list, member } from './json';

/** Meta's attachment types in our words (FACTS.md §2.5, §2.7). Whatever is not here is unsupported. */
const KINDS: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  sticker: 'sticker',
  animated_image: 'sticker',
  animated_media: 'sticker',
  share: 'share',
  post: 'post',
  ig_post: 'post',
  reel: 'reel',
  ig_reel: 'reel',
  story_mention: 'story_mention',
  story: 'story',
  ig_story: 'story',
  product: 'product',
  template: 'template',
  location: 'location',
  fallback: 'fallback',
  ephemeral: 'ephemeral',
};

const TITLE_LENGTH = 500;
const MOST_CARDS = 10;
const MOST_BUTTONS = 3;

/** An attachment of a webhook. Never throws; what it can't read is kept as unsupported. */
export function attachmentOf(value: Json): InboundAttachment {
  const providerKind = word(member(value, 'type'));
  const payload = member(value, 'payload');
  const kind = kindOf(providerKind, payload);
  const url = address(member(payload, 'url')) ?? address(member(payload, 'story_media_url'));
  return {
    ...UNSUPPORTED,
    kind,
    providerKind,
    externalId: idOf(payload),
    url: isPage(url) ? null : url,
    permalink: isPage(url) ? url : null,
    title: words(member(payload, 'title')),
    cards: cardsOf(payload),
  };
}

/** The story that a message answers. */
export const repliedStory = (story: Json): InboundAttachment => ({
  ...UNSUPPORTED,
  kind: 'story_reply',
  providerKind: 'story',
  externalId: id(member(story, 'id')),
  url: address(member(story, 'url')) ?? address(member(story, 'link')),
});

/** What stands for content that Meta does not pass on. */
export const UNSUPPORTED: InboundAttachment = {
  kind: 'unsupported',
  providerKind: 'unsupported',
  externalId: null,
  url: null,
  previewUrl: null,
  permalink: null,
  title: null,
  author: null,
  cards: null,
};

/** For a while a shared post is told twice, once in the old form: the newer one has its title. */
export function withoutDoubles(all: readonly InboundAttachment[]): readonly InboundAttachment[] {
  const posts = all.filter(({ kind }) => kind === 'post');
  return posts.length === 0
    ? all
    : all.filter((each) => each.kind !== 'share' || !posts.some((post) => isSame(post, each)));
}

const isSame = (post: InboundAttachment, share: InboundAttachment): boolean =>
  post.url === share.url && post.permalink === share.permalink;

function kindOf(type: string, payload: Json | undefined): AttachmentKind {
  if (type === 'image' && id(member(payload, 'sticker_id'))) return 'sticker';
  if (type === 'template' && member(payload, 'product') !== undefined) return 'product';
  return (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? 'unsupported';
}

const idOf = (payload: Json | undefined): string | null =>
  id(member(payload, 'ig_post_media_id')) ??
  id(member(payload, 'reel_video_id')) ??
  id(member(payload, 'story_media_id')) ??
  id(member(payload, 'sticker_id')) ??
  id(member(list(member(member(payload, 'product'), 'elements'))[0], 'id')) ??
  id(member(payload, 'id'));

/** Pages are for people, in Instagram; everything else is a file. */
const isPage = (url: string | null): boolean =>
  url !== null && /^(www\.)?(instagram|facebook)\.com$/.test(new URL(url).hostname);

/** Generic and product templates have cards; a button template is one card of words (FACTS.md §3.1). */
function cardsOf(payload: Json | undefined): readonly TemplateCard[] | null {
  const generic = member(payload, 'generic') ?? member(payload, 'product') ?? payload;
  const elements = list(member(generic, 'elements'));
  const found = elements.length > 0 ? elements : buttonsOf(generic).length > 0 ? [generic] : [];
  return found.length === 0 ? null : found.slice(0, MOST_CARDS).map(cardOf);
}

const buttonsOf = (card: Json | undefined): readonly Json[] => list(member(card, 'buttons'));

const cardOf = (card: Json | undefined): TemplateCard => ({
  title: words(member(card, 'title')) ?? words(member(card, 'text')),
  subtitle: words(member(card, 'subtitle')),
  imageUrl: address(member(card, 'image_url')),
  buttons: buttonsOf(card)
    .slice(0, MOST_BUTTONS)
    .flatMap((button) => {
      const title = words(member(button, 'title'));
      return title ? [{ title, url: address(member(button, 'url')) }] : [];
    }),
});

/** A provider's own word, safe to keep. */
export const word = (value: Json | undefined): string =>
  (id(value) ?? 'unknown').replace(/\W/g, '_').slice(0, 40);

/** Words for a person; PostgreSQL holds no NUL, and a lone half of a surrogate pair is no character. */
export const words = (value: Json | undefined, longest = TITLE_LENGTH): string | null =>
  typeof value === 'string' && value !== ''
    ? value.slice(0, longest).replaceAll('\0', '\ufffd').toWellFormed()
    : null;

/** Only what a browser may be sent to. */
export function address(value: Json | undefined): string | null {
  const text = id(value);
  const url = text === null ? null : URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
