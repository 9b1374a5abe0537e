import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifySignature } from '@/lib/channels/meta/signature';

const { app_secret: secret, webhook } = JSON.parse(
  readFileSync(new URL('../channels/payloads/_signature-vectors.json', import.meta.url), 'utf8'),
);
const bytes = (text: string) => new TextEncoder().encode(text);
const body = bytes(webhook.wire_body_escaped);
const header: string = webhook.x_hub_signature_256;
const sign = (data: Uint8Array, key = secret) =>
  `sha256=${createHmac('sha256', key).update(data).digest('hex')}`;

describe('Meta’s signature is accepted', () => {
  test('over the bytes as they were sent', () => {
    expect(verifySignature(body, header, [secret])).toBe(true);
  });

  test('of whichever app, in whatever place among the secrets', () => {
    expect(verifySignature(body, header, ['another', secret])).toBe(true);
    expect(verifySignature(body, header, [secret, 'another'])).toBe(true);
  });

  test('over a body that was unescaped on the way', () => {
    expect(verifySignature(bytes(webhook.same_body_as_raw_utf8), header, [secret])).toBe(true);
  });

  test('in capital digits', () => {
    expect(verifySignature(body, `sha256=${header.slice(7).toUpperCase()}`, [secret])).toBe(true);
  });

  test('over bytes that are no text, and over none', () => {
    const odd = Uint8Array.of(0, 255, 128, 10);
    expect(verifySignature(odd, sign(odd), [secret])).toBe(true);
    expect(verifySignature(bytes(''), sign(bytes('')), [secret])).toBe(true);
  });
});

describe('everything else is refused', () => {
  test.for([
    ['no header', null],
    ['an empty header', ''],
    ['the old SHA-1 signature', webhook.x_hub_signature],
    ['the digits without their name', header.slice(7)],
    ['digits that are too few', header.slice(0, -1)],
    ['digits that are too many', `${header}0`],
    ['digits that are none', `sha256=${'g'.repeat(64)}`],
    ['another secret’s signature', sign(body, 'another')],
    ['the signature of another body', sign(bytes('{}'))],
    ['space around it', ` ${header} `],
  ] as const)('%s', ([, value]) => {
    expect(verifySignature(body, value, [secret])).toBe(false);
  });

  test('a body with one byte changed', () => {
    const changed = body.with(20, 65);
    expect(verifySignature(changed, header, [secret])).toBe(false);
  });

  test('everything, while there is no secret', () => {
    expect(verifySignature(body, header, [])).toBe(false);
    expect(verifySignature(body, sign(body, ''), [])).toBe(false);
  });
});
