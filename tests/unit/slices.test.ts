import { describe, expect, test } from 'vitest';
import { elements, members } from '@/lib/channels/meta/slices';
import { numbers } from '../support/numbers.ts';

const cut = (text: string) => elements(text, 0).map(({ start, end }) => text.slice(start, end));
const cutMembers = (text: string) =>
  new Map([...members(text, 0)].map(([key, { start, end }]) => [key, text.slice(start, end)]));

describe('the elements of an array', () => {
  test.for([
    ['[]', []],
    ['[ \n\t]', []],
    ['[1]', ['1']],
    ['[ 1 , -2.5e+3\n,null,true ]', ['1', '-2.5e+3', 'null', 'true']],
    ['["a]b","c\\"]",[],{}]', ['"a]b"', '"c\\"]"', '[]', '{}']],
    ['[{"a":"}"},[["]"]]]', ['{"a":"}"}', '[["]"]]']],
    ['["\\\\","\\\\\\""]', ['"\\\\"', '"\\\\\\""']],
    ['["\\u005d","\\ud83d\\ude0a","😊"]', ['"\\u005d"', '"\\ud83d\\ude0a"', '"😊"']],
    ['[\r\n{ "a" : [ 1 , { } ] } ]', ['{ "a" : [ 1 , { } ] }']],
  ] as const)('of %j', ([text, expected]) => {
    expect(cut(text)).toEqual(expected);
  });
});

describe('the members of an object', () => {
  test('stand under their decoded names', () => {
    const found = cutMembers('{ "a\\u0062" : 1 , "}" : "{" , "" : [ ":" , "," ] }');
    expect([...found]).toEqual([
      ['ab', '1'],
      ['}', '"{"'],
      ['', '[ ":" , "," ]'],
    ]);
  });

  test('of a repeated name the last one counts, as in JSON.parse', () => {
    expect(cutMembers('{"a":1,"a":2}').get('a')).toBe('2');
  });

  test('of an empty object are none', () => {
    expect(cutMembers('{ }').size).toBe(0);
  });
});

const STRINGS = [
  '',
  'a',
  '"',
  '\\',
  ']',
  '}',
  '[{',
  ',',
  ':',
  '\n',
  '\u2028',
  '😊',
  '\\"',
  '\ud800',
  '/',
];

type Draw = () => number;

/** A random JSON value, written with random white space and random escapes. */
function write(next: Draw, depth: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const space = () => pick(['', '', ' ', '\n', '\t\r']);
  const text = () => {
    const json = JSON.stringify(pick(STRINGS) + pick(STRINGS));
    return next() < 0.3
      ? json.replace(/[a/]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
      : json;
  };
  const count = Math.floor(next() * 4);
  const many = (one: () => string) =>
    Array.from({ length: count }, () => `${space()}${one()}${space()}`).join(',');

  if (depth === 0 || next() < 0.3)
    return pick([text(), '0', '-1.5e3', '17841478200134455', 'null', 'true']);
  return next() < 0.5
    ? `[${many(() => write(next, depth - 1)) || space()}]`
    : `{${many(() => `${text()}${space()}:${space()}${write(next, depth - 1)}`) || space()}}`;
}

describe('whatever the document (500 random ones)', () => {
  test('each slice reads as what stood there', () => {
    for (let seed = 0; seed < 500; seed++) {
      const next = numbers(seed);
      const values = Array.from({ length: Math.floor(next() * 5) }, () => write(next, 4));
      const array = `[ ${values.join(' ,\n')} ]`;
      expect(cut(array), `seed ${seed}`).toEqual(values);
      expect(cut(array).map((each) => JSON.parse(each))).toEqual(JSON.parse(array));

      const object = `{${values.map((value, index) => ` "k${index}\\"" : ${value} `).join(',')}}`;
      const read = [...cutMembers(object)].map(([key, value]) => [key, JSON.parse(value)]);
      expect(Object.fromEntries(read), `seed ${seed}`).toEqual(JSON.parse(object));
    }
  });
});
