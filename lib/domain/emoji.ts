const BEGINNING = /^(\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3)/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One emoji and nothing else, of however many code points. */
export const isEmoji = (text: string): boolean =>
  BEGINNING.test(text) && [...graphemes.segment(text)].length === 1;
