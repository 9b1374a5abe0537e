export type TextLimit = { readonly unit: 'bytes' | 'characters'; readonly max: number };

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Bytes of UTF-8, or Unicode code points. */
export const measure = (text: string, { unit }: TextLimit): number =>
  unit === 'bytes' ? encoder.encode(text).length : [...text].length;

/**
 * The messages a provider will take for one text: cut at white space where possible, between
 * graphemes where a single word is too long, and inside a grapheme only if that alone exceeds the limit.
 */
export function splitText(text: string, limit: TextLimit): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (measure(rest, limit) > limit.max) {
    const head = headThatFits(rest, limit);
    parts.push(head.trimEnd());
    rest = rest.slice(head.length).trimStart();
  }
  if (rest) parts.push(rest);
  return parts;
}

function headThatFits(text: string, limit: TextLimit): string {
  const longest = longestPrefix(text, limit);
  if (/\s/.test(text.charAt(longest.length))) return longest;

  const lastSpace = longest.search(/\s\S*$/);
  return lastSpace > 0 ? longest.slice(0, lastSpace) : longest;
}

function longestPrefix(text: string, limit: TextLimit): string {
  let used = 0;
  let end = 0;
  for (const { segment } of graphemes.segment(text)) {
    const size = measure(segment, limit);
    if (used + size > limit.max) break;
    used += size;
    end += segment.length;
  }
  return end > 0 ? text.slice(0, end) : codePointsThatFit(text, limit);
}

function codePointsThatFit(text: string, limit: TextLimit): string {
  let head = '';
  for (const point of text) {
    if (measure(head + point, limit) > limit.max) break;
    head += point;
  }
  return head;
}
