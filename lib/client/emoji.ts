const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const PICTURE = /^(\p{Extended_Pictographic}|\p{Regional_Indicator})/u;
const MOST = 3;

/** One to three emoji and nothing else: shown larger, as every messenger does. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MOST * 16) return false;
  const segments = [...graphemes.segment(trimmed)].filter(({ segment }) => segment.trim() !== '');
  return segments.length <= MOST && segments.every(({ segment }) => PICTURE.test(segment));
}

/** The one emoji that this is; null for anything else. */
export function singleEmoji(text: string): string | null {
  const trimmed = text.trim();
  const [first, ...rest] = graphemes.segment(trimmed);
  return first && rest.length === 0 && PICTURE.test(first.segment) ? first.segment : null;
}
