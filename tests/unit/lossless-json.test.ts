import { describe, expect, test } from 'vitest';
import { id, isObject, list, member, parseLossless } from '@/lib/channels/meta/json';

describe('reading JSON without losing a digit', () => {
  test.for([
    ['17841478200134455', '17841478200134455'],
    ['-17841478200134455', '-17841478200134455'],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['1.5', '1.5'],
    ['1e400', '1e400'],
    [' -1.5 ', '-1.5'],
    ['1E21', '1E21'],
    ['0', 0],
    ['42', 42],
    ['"17841478200134455"', '17841478200134455'],
  ] as const)('%s is read as %j', ([text, value]) => {
    expect(parseLossless(text)).toBe(value);
  });

  test.for([
    ['{"id": 17841478200134455}', { id: '17841478200134455' }],
    ['[1,\n 17841478200134455]', [1, '17841478200134455']],
    ['{"a":[0.5]}', { a: ['0.5'] }],
    ['{"text":", 17841478200134455","id":5}', { text: ', 17841478200134455', id: 5 }],
  ] as const)('wherever it stands: %s', ([text, value]) => {
    expect(parseLossless(text)).toEqual(value);
  });

  test('goes as deep as the document', () => {
    const text = '{"a":[{"id":17841478200134455,"b":{"reel_video_id":18049217736620418}}]}';
    expect(parseLossless(text)).toEqual({
      a: [{ id: '17841478200134455', b: { reel_video_id: '18049217736620418' } }],
    });
  });

  test('a member called __proto__ is a member like any other', () => {
    const parsed = parseLossless('{"__proto__":{"id":"1"},"constructor":2}');
    expect(id(member(member(parsed, '__proto__'), 'id'))).toBe('1');
    expect(member(parsed, 'constructor')).toBe(2);
    expect(member(parsed, 'toString')).toBeUndefined();
  });

  test.for(['', '{', '[1,]', "{'a':1}", 'undefined', '{"a":1}x'])('%j is not JSON', (text) => {
    expect(() => parseLossless(text)).toThrow(SyntaxError);
  });
});

describe('ids', () => {
  test.for([
    ['1042776318847521', '1042776318847521'],
    [1042776318847521, '1042776318847521'],
    [0, '0'],
  ] as const)('%j is an id', ([value, expected]) => {
    expect(id(value)).toBe(expected);
  });

  test.for([undefined, null, '', true, [], {}, ['1'], 'a\0b', '\ud800', 'x\udc00'])(
    '%j is none',
    (value) => {
      expect(id(value)).toBeNull();
    },
  );
});

test('members and lists of anything that has none are empty', () => {
  for (const value of [undefined, null, 1, 'text', true, ['a']]) {
    expect(member(value, 'length')).toBeUndefined();
    expect(isObject(value)).toBe(false);
  }
  for (const value of [undefined, null, 1, 'text', { 0: 'a', length: 1 }]) {
    expect(list(value)).toEqual([]);
  }
});
