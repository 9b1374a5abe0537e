/** A stretch of a text, in UTF-16 units: from `start` up to, not including, `end`. */
export type Mark = { readonly start: number; readonly end: number };

/** A text with what was looked for in it. Never HTML: whoever shows it draws the marks. */
export type Marked = { readonly text: string; readonly marks: readonly Mark[] };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MOST_WORDS = 8;
const EXCERPT = 160;
/** How much of an excerpt stands before what was found. */
const BEFORE = 40;

/** A text as words in lower case, each once. Punctuation separates, as it does in the index. */
const wordsOf = (text: string): readonly string[] => [...new Set(text.toLowerCase().match(WORD))];

/** The words of what was typed; more than a few are not looked for. */
export const searchWords = (typed: string): readonly string[] =>
  wordsOf(typed).slice(0, MOST_WORDS);

/** Whether each of these words, of which there is one at least, begins a word of the text. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const own = wordsOf(text);
  return words.length > 0 && words.every((word) => own.some((each) => each.startsWith(word)));
}

/** The number of a conversation, when that is what was typed: 42, #42. */
export function searchedNumber(typed: string): number | null {
  const digits = /^#?([1-9]\d{0,8})$/.exec(typed.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Where the words of a text begin with one that was looked for. */
export function marksIn(text: string, words: readonly string[]): Mark[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const lower = word.toLowerCase();
    const longest = Math.max(0, ...words.filter((each) => lower.startsWith(each)).map(lengthOf));
    return longest > 0 ? [{ start: index, end: index + Math.min(longest, word.length) }] : [];
  });
}

const lengthOf = ({ length }: string): number => length;

/** One line of a long text with what was found in it, cut between words. */
export function excerptOf(text: string, words: readonly string[]): Marked {
  const line = text.replace(/\s/g, ' ');
  const [first] = marksIn(line, words);
  const from = first && line.length > EXCERPT ? cutBefore(line, first.start - BEFORE) : 0;
  const end = line.length - from > EXCERPT ? cutAfter(line, from + EXCERPT) : line.length;
  const piece = line.slice(from, end).trim();
  const shown = `${from > 0 ? '… ' : ''}${piece}${end < line.length ? ' …' : ''}`;
  return { text: shown, marks: marksIn(shown, words) };
}

/** The beginning of the word at or after a place. */
function cutBefore(line: string, place: number): number {
  if (place <= 0) return 0;
  const space = line.indexOf(' ', place);
  return space < 0 || space > place + BEFORE ? place : space + 1;
}

/** The end of the last whole word before a place. */
function cutAfter(line: string, place: number): number {
  const space = line.lastIndexOf(' ', place);
  return space > place - BEFORE ? space : place;
}
