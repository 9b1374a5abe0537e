/** What an attachment is, in our words; each channel maps its own onto these. */
export const ATTACHMENT_KINDS = [
  'image',
  'video',
  'audio',
  'file',
  'sticker',
  'reel',
  'post',
  'share',
  'story_mention',
  'story_reply',
  'story',
  'product',
  'template',
  'location',
  'contact',
  'fallback',
  /** To be seen once, in the provider's own app. */
  'ephemeral',
  /** A kind that we don't know, or that the provider does not pass on. */
  'unsupported',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Somebody's story: shown while it lasts, and kept nowhere. */
const STORY_KINDS: readonly AttachmentKind[] = ['story_mention', 'story_reply', 'story'];
export const isStory = (kind: AttachmentKind): boolean => STORY_KINDS.includes(kind);

/** Longest that a story lasts, in ms, from when it was published. */
export const STORY_LASTS_MS = 24 * 60 * 60 * 1000;

export type TemplateButton = {
  readonly title: string;
  /** Where it leads; null when pressing it answers. */
  readonly url: string | null;
};

export type TemplateCard = {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly imageUrl: string | null;
  readonly buttons: readonly TemplateButton[];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** At most so often is a story asked about because somebody looks at it, in ms. */
export const STORY_LOOKS_MS = MINUTE;

/** When to look at a story again by ourselves: often while it is young, and at its end. */
export function nextStoryCheck(endsAt: Date, now: Date): Date {
  const ageMs = now.getTime() - (endsAt.getTime() - STORY_LASTS_MS);
  const waitMs = ageMs < HOUR ? 10 * MINUTE : ageMs < 6 * HOUR ? 30 * MINUTE : HOUR;
  return new Date(Math.min(now.getTime() + waitMs, endsAt.getTime()));
}

type Told = { readonly kind: AttachmentKind; readonly externalId: string | null };

/**
 * Which of what the provider tells now is one of ours: the one with its id, else the one at its place among those of
 * its kind. A file whose kind was not known is at its place among all.
 */
export function counterpart<Mine extends Told & { readonly id: number }, Theirs extends Told>(
  mine: Told & { readonly id: number },
  ours: readonly Mine[],
  theirs: readonly Theirs[],
): Theirs | undefined {
  const named = mine.externalId && theirs.find(({ externalId }) => externalId === mine.externalId);
  if (named) return named;
  const place = (all: readonly Mine[]) => all.findIndex(({ id }) => id === mine.id);
  const alike = theirs.filter(({ kind }) => kind === mine.kind);
  return (
    alike[place(ours.filter(({ kind }) => kind === mine.kind))] ??
    (alike.length === 0 && ours.length === theirs.length ? theirs[place(ours)] : undefined)
  );
}

/** Kinds without bytes of their own. */
const BARE: readonly AttachmentKind[] = [
  'ephemeral',
  'unsupported',
  'location',
  'contact',
  'template',
];

type Kept = {
  readonly kind: AttachmentKind;
  readonly url: string | null;
  readonly permalink: string | null;
  readonly uploadKey: string | null;
};

/**
 * Whether there is something to fetch. Of some posts only the page in the provider's app is known, and of what the
 * provider has not taken yet nobody can be asked where it is.
 */
export function hasBytes(
  { kind, url, permalink, uploadKey }: Kept,
  { externalId }: { readonly externalId: string | null },
): boolean {
  if (BARE.includes(kind)) return false;
  if (url !== null || uploadKey !== null) return true;
  return permalink === null && externalId !== null;
}
