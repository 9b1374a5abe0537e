export type TextPiece = {
  /** Where in the whole text it begins. */
  readonly start: number;
  readonly text: string;
  readonly href: string | null;
};

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?…)\]}]+$/u;

/** Cuts a text into words and web addresses. Only http and https ever become a link. */
export function linkify(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!isWeb(address)) continue;
    if (match.index > end) {
      pieces.push({ start: end, text: text.slice(end, match.index), href: null });
    }
    pieces.push({ start: match.index, text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end), href: null });
  return pieces;
}

/** Punctuation that ends the sentence is not part of the address; a bracket opened inside it is. */
function withoutTrailing(address: string): string {
  const tail = TRAILING.exec(address)?.[0] ?? '';
  const keepsBracket = tail.startsWith(')') && address.slice(0, -tail.length).includes('(');
  return address.slice(0, address.length - tail.length + (keepsBracket ? 1 : 0));
}

const isWeb = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
};
