import { describe, expect, test } from 'vitest';
import { readableBody } from '@/lib/domain/event-body';

describe('an event’s body', () => {
  test('is indented, in the order in which it came', () => {
    expect(readableBody('{"b":{"list":[1,{"a":null}],"empty":[],"none":{}},"a":true}')).toBe(
      JSON.stringify({ b: { list: [1, { a: null }], empty: [], none: {} }, a: true }, null, 2),
    );
  });

  test('keeps numbers that are larger than JavaScript’s', () => {
    expect(readableBody('{"id":17841405822304914123}')).toContain('17841405822304914123');
  });

  test('keeps words as they are, whatever is in them', () => {
    const text = 'say "hi", {not}: [json] \\ "token": x';
    expect(JSON.parse(readableBody(JSON.stringify({ text })))).toEqual({ text });
  });

  test.for([
    ['a token', { notification_messages_token: 'abc' }],
    ['a secret', { appSecret: 'abc' }],
    ['whatever hangs on a key of that name', { tokens: { a: ['abc', { b: 'abc' }], c: 123 } }],
    ['a signature', { signature: 'abc' }],
  ] as const)('hides %s', ([, body]) => {
    const text = readableBody(JSON.stringify(body));
    expect(text).not.toMatch(/abc|123/);
    expect(text).toContain('•••');
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(body));
  });

  test.for([
    'https://lookaside.example/cdn?asset_id=12&signature=AbC_-1~x&w=3',
    'https:\\/\\/lookaside.example\\/cdn?signature=AbC_-1\\u0026w=3',
    'https://x.example/?access_token=AbC',
  ])('hides what lets somebody in at %s', (url) => {
    const text = readableBody(`{"url":"${url}"}`);
    expect(text).not.toContain('AbC');
    expect(text).toContain('=•••');
    expect(text.endsWith('w=3"\n}') || text.endsWith('•••"\n}')).toBe(true);
  });

  test('that is no JSON is shown all the same', () => {
    expect(readableBody('oops')).toBe('oops');
  });
});
