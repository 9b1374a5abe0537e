import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callAction, outcomeOf } from '../support/actions.ts';
import { connect, type Outside, outside, sha256, type Visit } from '../support/doors.ts';
import { passerby, somebodyIn } from '../support/somebody.ts';

const NEXT = 'a new password';

let product: Outside;
let ada: Awaited<ReturnType<typeof somebodyIn>>;

beforeAll(async () => {
  product = await outside();
});
beforeEach(async () => {
  ada = await somebodyIn(product, [(await connect(product)).accountId]);
});
afterAll(() => product.sql.end());

const newAddress = () => `${randomUUID()}@example.test`;
const newToken = () => randomBytes(32).toString('base64url');
const isIn = async (visit: Visit) => 'user' in (await (await visit('/api/auth/session')).json());

async function resetLink(minutesLeft = 60): Promise<string> {
  const token = newToken();
  await product.sql`
    insert into password_resets (user_id, token_hash, expires_at)
    values (${ada.userId}, ${sha256(token)}, now() + ${minutesLeft} * interval '1 minute')`;
  return token;
}

async function emailLink(email: string): Promise<string> {
  const token = newToken();
  await product.sql`
    insert into email_changes (user_id, email, token_hash, expires_at)
    values (${ada.userId}, ${email}, ${sha256(token)}, now() + interval '1 day')`;
  return token;
}

describe('somebody who forgot their password', () => {
  const ask = (visit: Visit, email: string) =>
    callAction(visit, { page: '/password', action: 'askForReset' }, { email });

  test('gets the same answer as somebody whom we do not know, byte for byte', async () => {
    const [known, unknown] = [
      await ask(passerby(product), ada.email),
      await ask(passerby(product), newAddress()),
    ];
    expect(unknown.status).toBe(known.status);
    const names = (response: Response) => [...response.headers.keys()].toSorted();
    expect(names(unknown)).toEqual(names(known));
    const [one, other] = [await known.text(), await unknown.text()];
    expect(one).toContain('{"status":"done"}');
    expect(withoutNonces(other)).toBe(withoutNonces(one));
  });

  /** Each page has a new word for its scripts, and React numbers what streams in as it comes. */
  const withoutNonces = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.includes('"status"'))
      .join('\n');

  test('is told after the third mail in an hour that it was asked for too often; so is anybody', async () => {
    for (const email of [ada.email, newAddress()]) {
      for (let n = 0; n < 3; n++) {
        expect(await outcomeOf(await ask(passerby(product), email))).toEqual({ status: 'done' });
      }
      expect(await outcomeOf(await ask(passerby(product), email))).toMatchObject({
        status: 'refused',
        message: expect.stringContaining('too often'),
      });
    }
  });

  test('is told when what they typed is no address', async () => {
    expect(await outcomeOf(await ask(passerby(product), 'ada'))).toEqual({
      status: 'invalid',
      fields: { email: ['This is not an email address.'] },
    });
  });
});

describe('the link to a new password', () => {
  const set = (token: string, password = NEXT) =>
    callAction(
      passerby(product),
      { page: `/password/${token}`, action: 'setPassword' },
      { token, password },
    );
  const see = async (token: string) => (await passerby(product)(`/password/${token}`)).text();

  test('signs every browser out and lets in with the new password, once', async () => {
    const [desk, phone] = [await ada.enter(), await ada.enter()];
    const token = await resetLink();
    expect(await outcomeOf(await set(token))).toEqual({ status: 'done' });
    expect([await isIn(desk), await isIn(phone)]).toEqual([false, false]);
    await expect(ada.enter()).rejects.toThrow('401');
    expect(await isIn(await ada.enter(NEXT))).toBe(true);

    expect(await outcomeOf(await set(token, 'the third password'))).toMatchObject({
      status: 'refused',
    });
    expect(await isIn(await ada.enter(NEXT))).toBe(true);
    expect(await see(token)).toContain('This link was used');
  });

  test('is not used up by looking, as mail programs do', async () => {
    const token = await resetLink();
    for (let n = 0; n < 3; n++) expect(await see(token)).toContain('Choose a new password');
    expect(await outcomeOf(await set(token))).toEqual({ status: 'done' });
  });

  test('refuses a password that is too short, and stays good', async () => {
    const token = await resetLink();
    expect(await outcomeOf(await set(token, 'short'))).toMatchObject({ status: 'invalid' });
    expect(await see(token)).toContain(ada.email);
  });

  test('says what is wrong with it, and nothing about anybody', async () => {
    const [old, newest] = [await resetLink(), await resetLink()];
    const expired = async () => {
      await product.sql`update password_resets set expires_at = now() where token_hash = ${sha256(newest)}`;
      return see(newest);
    };
    const pages = {
      'A newer link is on its way': await see(old),
      'This link has expired': await expired(),
      'This link is not one of ours': await see(newToken()),
    };
    for (const [words, html] of Object.entries(pages)) {
      expect(html).toContain(words);
      expect(html).not.toContain(ada.email);
    }
  });

  test.for(['x', '%00', 'a'.repeat(5000), '..%2F..'])(
    'called %s is not one of ours',
    async (name) => {
      expect((await passerby(product)(`/password/${name}`)).status).toBeLessThan(500);
    },
  );

  test('is kept from caches, logs of other sites, and other people’s pages', async () => {
    for (const path of [
      `/password/${await resetLink()}`,
      `/email/${await emailLink(newAddress())}`,
    ]) {
      const { headers } = await passerby(product)(path);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  test('leads to the names of tokens that still work; nobody else is told', async () => {
    await product.sql`
      insert into access_tokens (user_id, name, token_hash, ending)
      values (${ada.userId}, 'Nightly export', ${sha256(newToken())}, 'abcd')`;
    const html = await (await (await ada.enter())('/password/changed')).text();
    expect(html).toContain('One access token still works');
    expect(html).toContain('Nightly export');
    const stranger = await passerby(product)('/password/changed');
    expect(stranger.headers.get('location') ?? (await stranger.text())).toContain('/sign-in');
  });
});

describe('the link that proves an address', () => {
  const confirm = (token: string) =>
    callAction(passerby(product), { page: `/email/${token}`, action: 'confirmEmail' }, { token });
  const see = async (token: string) => (await passerby(product)(`/email/${token}`)).text();

  test('changes it for whoever opens it, signed in or not, and works once', async () => {
    const email = newAddress();
    const [desk, token] = [await ada.enter(), await emailLink(email)];
    expect(await see(token)).toContain(email);
    expect(await outcomeOf(await confirm(token))).toEqual({ status: 'done' });
    const { user } = await (await desk('/api/auth/session')).json();
    expect(user.email).toBe(email);
    expect(await outcomeOf(await confirm(token))).toEqual({ status: 'idle' });
    expect(await see(token)).toContain('This address is confirmed');
  });

  test('to somebody else’s address changes nothing and says so', async () => {
    const leo = await somebodyIn(product);
    expect(await outcomeOf(await confirm(await emailLink(leo.email)))).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('Somebody else'),
    });
  });
});
