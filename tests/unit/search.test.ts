import { describe, expect, test } from 'vitest';
import { excerptOf, hasWords, marksIn, searchedNumber, searchWords } from '@/lib/domain/search';

const marked = (text: string, typed: string) =>
  marksIn(text, searchWords(typed)).map(({ start, end }) => text.slice(start, end));

describe('what was typed', () => {
  test.for([
    ['Ash dripper', ['ash', 'dripper']],
    ['  ash,ASH  ash! ', ['ash']],
    ['ada.f@example.test', ['ada', 'f', 'example', 'test']],
    ['Größe über', ['größe', 'über']],
    ['注文 確認', ['注文', '確認']],
    ['नमस्ते', ['नमस्ते']],
    ['!? …', []],
    ['', []],
  ] as const)('%j is the words %j', ([typed, words]) => {
    expect(searchWords(typed)).toEqual(words);
  });

  test('is at most eight words', () => {
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
  });

  test.for([
    ['42', 42],
    ['#42', 42],
    [' 42 ', 42],
    ['0', null],
    ['42 a', null],
    ['9999999999', null],
    ['', null],
  ] as const)('%j is the number %s', ([typed, number]) => {
    expect(searchedNumber(typed)).toBe(number);
  });
});

describe('a text has what was looked for', () => {
  test.for([
    ['Switch to Harbour account', 'switch harbour', true],
    ['Switch to Harbour account', 'har swi', true],
    ['Switch to Harbour account', 'bour', false],
    ['Switch to Harbour account', 'switch kiln', false],
    ['a b c d e f g h i last', 'last', true],
    ['Theme: dark', '??', false],
    ['', 'a', false],
  ] as const)('%j by %j: %s', ([text, typed, has]) => {
    expect(hasWords(text, searchWords(typed))).toBe(has);
  });
});

describe('what is marked', () => {
  test('is the beginning of words, in any case', () => {
    expect(marked('Ash dripper, ashen DRIP', 'ash dri')).toEqual(['Ash', 'dri', 'ash', 'DRI']);
    expect(marked('flash', 'ash')).toEqual([]);
  });

  test('is as much of a word as the longest that fits', () => {
    expect(marked('dripper', 'd dripp')).toEqual(['dripp']);
  });

  test('stands at its place after characters of two units', () => {
    expect(marked('☕️ 🙏 ash', 'ash')).toEqual(['ash']);
  });

  test('is text, whatever it looks like', () => {
    expect(marked('<b>ash</b>', 'ash b')).toEqual(['b', 'ash', 'b']);
  });
});

describe('an excerpt', () => {
  const long = `${'lorem ipsum '.repeat(30)}the ash dripper ${'dolor sit '.repeat(30)}`;

  test('is the whole of a short text, on one line', () => {
    expect(excerptOf('the\nash dripper', ['ash'])).toEqual({
      text: 'the ash dripper',
      marks: [{ start: 4, end: 7 }],
    });
  });

  test('of a long one shows what was found, cut between words', () => {
    const { text, marks } = excerptOf(long, ['dripper']);
    expect(text).toMatch(/^… (ipsum|lorem) .*the ash dripper .*(dolor|sit) …$/);
    expect(text.length).toBeLessThan(180);
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['dripper']);
  });

  test('of a long one without spaces is cut all the same', () => {
    const { text } = excerptOf(`${'あ'.repeat(500)}`, ['あ']);
    expect(text.length).toBeLessThan(180);
  });

  test('of a text in which nothing is marked is its beginning', () => {
    expect(excerptOf(long, ['nothing']).text).toMatch(/^lorem ipsum/);
  });
});
