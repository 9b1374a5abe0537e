import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSignedRequest } from '@/lib/channels/meta/signed-request';

const { app_secret: SECRET, signed_request: vector } = JSON.parse(
  readFileSync('tests/channels/payloads/_signature-vectors.json', 'utf8'),
);

const signed = (payload: unknown, secret = SECRET) => {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${createHmac('sha256', secret).update(text).digest('base64url')}.${text}`;
};
const PAYLOAD = { user_id: '1', algorithm: 'HMAC-SHA256', issued_at: 1 };

describe('a signed request', () => {
  test('of Meta’s own example is read', () => {
    expect(readSignedRequest(vector.value, [SECRET])).toEqual({ userId: '26518034771188203' });
    expect(readSignedRequest(vector.value, ['other', SECRET])).not.toBeNull();
  });

  test('keeps an id that is a number too large for a double', () => {
    const text = Buffer.from('{"user_id":26518034771188203,"algorithm":"HMAC-SHA256"}').toString(
      'base64url',
    );
    const value = `${createHmac('sha256', SECRET).update(text).digest('base64url')}.${text}`;
    expect(readSignedRequest(value, [SECRET])).toEqual({ userId: '26518034771188203' });
  });

  test.for<[string, string]>([
    ['nothing', ''],
    ['one part', 'abc'],
    ['three parts', `${vector.value}.x`],
    ['another signature', signed(PAYLOAD, 'another secret')],
    ['another payload', `${vector.value.split('.')[0]}.${signed(PAYLOAD).split('.')[1]}`],
    ['a short signature', `abcd.${vector.value.split('.')[1]}`],
    ['another algorithm', signed({ ...PAYLOAD, algorithm: 'none' })],
    ['nobody', signed({ ...PAYLOAD, user_id: undefined })],
    ['no object', signed('text')],
    ['foreign characters', `${vector.value}=`],
  ])('is nothing with %s', ([, value]) => {
    expect(readSignedRequest(value, [SECRET])).toBeNull();
  });

  test('is nothing where no secret is known', () => {
    expect(readSignedRequest(vector.value, [])).toBeNull();
  });
});
