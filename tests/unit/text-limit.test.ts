import { describe, expect, test } from 'vitest';
import { TRAITS } from '@/lib/domain/channel';
import { measure, splitText, type TextLimit } from '@/lib/domain/text-limit';
import { numbers } from '../support/numbers.ts';

const bytes = (max: number): TextLimit => ({ unit: 'bytes', max });
const characters = (max: number): TextLimit => ({ unit: 'characters', max });
const FAMILY = '👩‍👩‍👧‍👦';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe('measuring', () => {
  test.for([
    ['', 0, 0],
    ['Hej', 3, 3],
    ['Är', 3, 2],
    ['€', 3, 1],
    ['☕️', 6, 2],
    ['😊', 4, 1],
    [FAMILY, 25, 7],
    ['\r\n', 2, 2],
  ] as const)('%j is %i bytes and %i characters', ([text, inBytes, inCharacters]) => {
    expect(measure(text, bytes(1))).toBe(inBytes);
    expect(measure(text, characters(1))).toBe(inCharacters);
  });
});

describe('a text that fits', () => {
  test('is one message, trimmed', () => {
    expect(splitText('  Hello there \n', bytes(1000))).toEqual(['Hello there']);
  });

  test('of exactly the limit is one message, one byte more makes two', () => {
    expect(splitText('a'.repeat(1000), TRAITS.instagram.textLimit)).toHaveLength(1);
    expect(splitText('a'.repeat(1001), TRAITS.instagram.textLimit)).toHaveLength(2);
  });

  test('is counted in bytes where the channel counts bytes', () => {
    expect(splitText('é'.repeat(500), bytes(1000))).toHaveLength(1);
    expect(splitText('é'.repeat(501), bytes(1000))).toHaveLength(2);
    expect(splitText('é'.repeat(1000), characters(1000))).toHaveLength(1);
  });

  test.for(['', '   ', '\n\t '])('of nothing but space (%j) is no message', (text) => {
    expect(splitText(text, bytes(10))).toEqual([]);
  });
});

describe('a text that is too long', () => {
  test('is cut between words, and the space at the cut goes', () => {
    expect(splitText('one two three', bytes(8))).toEqual(['one two', 'three']);
  });

  test('is cut exactly at the limit when a space follows there', () => {
    expect(splitText('one two three', bytes(7))).toEqual(['one two', 'three']);
  });

  test('keeps the line breaks inside a part', () => {
    expect(splitText('a\n\nb ccccc', bytes(5))).toEqual(['a\n\nb', 'ccccc']);
  });

  test('with a word longer than the limit is cut inside that word', () => {
    expect(splitText('ab abcdefghij cd', bytes(5))).toEqual(['ab', 'abcde', 'fghij', 'cd']);
  });

  test('never cuts inside a grapheme that fits by itself', () => {
    const parts = splitText(FAMILY.repeat(5), bytes(60));
    expect(parts).toEqual([FAMILY.repeat(2), FAMILY.repeat(2), FAMILY]);
  });

  test('keeps a letter and its accent together', () => {
    expect(splitText('e\u0301'.repeat(4), bytes(7))).toEqual(['e\u0301e\u0301', 'e\u0301e\u0301']);
  });

  test('cuts inside a grapheme only if that alone is too long, and then between code points', () => {
    const parts = splitText(FAMILY, bytes(10));
    expect(parts.join('')).toBe(FAMILY);
    expect(parts.every((part) => part.isWellFormed() && measure(part, bytes(10)) <= 10)).toBe(true);
  });
});

describe('whatever the text', () => {
  const ALPHABET = [
    'a',
    'Ä',
    '€',
    '😊',
    FAMILY,
    'e\u0301',
    '🇩🇪',
    ' ',
    ' ',
    '\n',
    '\u00a0',
    'word',
    '\ud83d',
  ];

  test('nothing is lost, nothing is too long, nothing is empty (200 random texts)', () => {
    for (let seed = 0; seed < 200; seed++) {
      const next = numbers(seed);
      const pick = () => ALPHABET[Math.floor(next() * ALPHABET.length)] ?? '';
      const text = Array.from({ length: Math.floor(next() * 300) }, pick).join('');
      const max = 4 + Math.floor(next() * 60);
      const limit: TextLimit = seed % 2 ? bytes(max) : characters(max);

      const parts = splitText(text, limit);
      expect(words(parts.join(' ')).join(''), `seed ${seed}`).toBe(words(text).join(''));
      const bad = parts.filter(
        (part) => measure(part, limit) > max || part.trim() !== part || !part,
      );
      expect(bad, `seed ${seed}`).toEqual([]);
    }
  });

  test.for([20, 100, 1000])('words shorter than the limit of %i stay whole', (max) => {
    const text = Array.from({ length: 500 }, (_, index) => `wörd${index}`).join(' ');
    const parts = splitText(text, bytes(max));
    expect(parts.flatMap(words)).toEqual(words(text));
    expect(parts.join(' ')).toBe(text);
  });
});
