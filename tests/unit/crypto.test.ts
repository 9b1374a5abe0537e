import { beforeEach, describe, expect, test, vi } from 'vitest';
import { encryptionKey, giveEnvironment } from '../support/environment.ts';

const PLACE = ['inboxes', 'access_token', '17841478200134455'] as const;
const [OLD, NEW] = [encryptionKey('old'), encryptionKey('new-1')];

/** The module as a server with these keys loads it. */
async function serverWith(...keys: readonly string[]) {
  vi.resetModules();
  giveEnvironment({ ENCRYPTION_KEYS: keys.join(',') });
  return import('@/lib/platform/crypto');
}

let crypto: Awaited<ReturnType<typeof serverWith>>;
beforeEach(async () => {
  crypto = await serverWith(OLD);
});

describe('a secret at rest', () => {
  test.for(['IGAAtoken', '', 'ключ 😊', 'x'.repeat(5000)])('comes back as it was: %s', (plain) => {
    expect(crypto.decrypt(crypto.encrypt(plain, PLACE), PLACE)).toBe(plain);
  });

  test('names its form and key, and never looks the same twice', () => {
    const [one, two] = [crypto.encrypt('token', PLACE), crypto.encrypt('token', PLACE)];
    expect(one).toMatch(/^enc:v1:old:[\w-]+$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain('token');
  });

  test.for([
    ['table', ['users', 'access_token', '17841478200134455']],
    ['column', ['inboxes', 'name', '17841478200134455']],
    ['external id', ['inboxes', 'access_token', '17841478200134456']],
  ] as const)('does not decrypt in another %s', ([, place]) => {
    const stored = crypto.encrypt('token', PLACE);
    expect(() => crypto.decrypt(stored, place)).toThrow();
  });

  test('does not decrypt once a single character of it was changed', () => {
    const stored = crypto.encrypt('token', PLACE);
    const from = 'enc:v1:old:'.length;
    for (let index = from; index < stored.length - 1; index++) {
      const changed = stored[index] === 'A' ? 'B' : 'A';
      const tampered = stored.slice(0, index) + changed + stored.slice(index + 1);
      expect(() => crypto.decrypt(tampered, PLACE), tampered).toThrow();
    }
  });

  test.for([
    '',
    'token',
    'enc:v1:old',
    'enc:v1:old:',
    'enc:v1:old:AAAA',
    'enc:v2:old:AAAA',
    'enc:v1:none:AAAA',
  ])('is refused when it is malformed: %j', (stored) => {
    expect(() => crypto.decrypt(stored, PLACE)).toThrow();
  });

  test('cut short in its tag is refused', () => {
    const [, , , value = ''] = crypto.encrypt('', PLACE).split(':');
    const short = Buffer.from(value, 'base64url')
      .subarray(0, 12 + 4)
      .toString('base64url');
    expect(() => crypto.decrypt(`enc:v1:old:${short}`, PLACE)).toThrow();
  });
});

describe('changing keys', () => {
  test('the first encrypts, all decrypt', async () => {
    const before = crypto.encrypt('token', PLACE);
    const rotated = await serverWith(NEW, OLD);
    expect(rotated.decrypt(before, PLACE)).toBe('token');
    expect(rotated.encrypt('token', PLACE)).toMatch(/^enc:v1:new-1:/);
  });

  test('a key that was taken away opens nothing', async () => {
    const before = crypto.encrypt('token', PLACE);
    const rotated = await serverWith(NEW);
    expect(() => rotated.decrypt(before, PLACE)).toThrow('key');
  });

  test('another key of the same name opens nothing', async () => {
    const before = crypto.encrypt('token', PLACE);
    const other = await serverWith(encryptionKey('old'));
    expect(() => other.decrypt(before, PLACE)).toThrow();
  });

  test.for(['', 'k1', 'k1:short', `${OLD},`, `${OLD};${NEW}`])(
    'a server with the keys %j does not start, and says which variable is wrong',
    async (keys) => {
      await expect(serverWith(keys)).rejects.toThrow('ENCRYPTION_KEYS');
    },
  );
});

describe('comparing secrets', () => {
  test('whatever their lengths', () => {
    expect(crypto.sameSecret('verify', 'verify')).toBe(true);
    expect(crypto.sameSecret('verify', 'verifY')).toBe(false);
    expect(crypto.sameSecret('verify', '')).toBe(false);
    expect(crypto.sameSecret('verify', 'verify me')).toBe(false);
  });

  test('and fingerprints are SHA-256 in hex', () => {
    expect(crypto.sha256('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
