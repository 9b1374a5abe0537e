import { randomInt, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { runningProduct } from '../support/product.ts';

const DEMO = { email: 'demo@parley.test', password: 'parley-demo' };

let origin: string;

beforeAll(async () => {
  origin = (await runningProduct()).url;
});

/** A browser with a cookie jar, somewhere else on the Internet than every other one. */
function browser() {
  const cookies = new Map<string, string>();
  const from = `2001:db8:${randomInt(0x10000).toString(16)}:${randomInt(0x10000).toString(16)}::1`;

  const visit = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    headers.set('x-forwarded-for', from);
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    visit(path, { method: 'POST', body: new URLSearchParams({ ...fields, json: 'true' }) });
  const csrfToken = async (): Promise<string> =>
    (await (await visit('/api/auth/csrf')).json()).csrfToken;

  return {
    cookies,
    visit,
    post,
    signIn: async (typed: { email: string; password: string }) =>
      post('/api/auth/callback/credentials', { ...typed, csrfToken: await csrfToken() }),
    signOut: async () => post('/api/auth/signout', { csrfToken: await csrfToken() }),
    whoAmI: async () => (await visit('/api/auth/session')).json(),
  };
}

const errorIn = async (response: Response) =>
  new URL((await response.json()).url).searchParams.get('error');

const sessionCookie = (response: Response) =>
  response.headers.getSetCookie().find((line) => /session=[^;]/.test(line));

describe('signing in', () => {
  test('with the right password answers 200 with an address and a cookie', async () => {
    const ada = browser();
    const response = await ada.signIn(DEMO);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ url: expect.stringMatching(/^https?:\/\//) });
    expect(sessionCookie(response)).toMatch(/; Path=\/;.*; HttpOnly; SameSite=Lax$/);
    expect(await ada.whoAmI()).toMatchObject({ user: { email: DEMO.email } });
  });

  test('takes the email in whatever case it is typed', async () => {
    const response = await browser().signIn({ ...DEMO, email: ' Demo@Parley.TEST ' });
    expect(response.status).toBe(200);
  });

  test('with a wrong password and as nobody we know answers alike', async () => {
    const wrong = await browser().signIn({ ...DEMO, password: 'not the password' });
    const stranger = await browser().signIn({ ...DEMO, email: `${randomUUID()}@example.test` });
    const nonsense = await browser().signIn({ email: 'no address', password: '' });

    const answers = [wrong, stranger, nonsense];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(answers.map(sessionCookie)).toEqual([undefined, undefined, undefined]);
    expect(await Promise.all(answers.map(errorIn))).toEqual(['wrong', 'wrong', 'wrong']);
  });

  test('is limited per email after eight failures, and says for how long', async () => {
    const email = `${randomUUID()}@example.test`;
    const errors: (string | null)[] = [];
    for (let n = 0; n < 9; n++) {
      errors.push(await errorIn(await browser().signIn({ email, password: 'guess' })));
    }
    expect(errors.slice(0, 8)).toEqual(Array(8).fill('wrong'));
    expect(errors[8]).toMatch(/^limited:[1-9]\d*$/);
    expect((await browser().signIn({ email, password: 'guess' })).status).toBe(401);
  });

  test.for([
    ['forged', { csrfToken: 'forged' }],
    ['missing', {}],
  ] as const)('with a %s CSRF token is refused', async ([, token]) => {
    const mallory = browser();
    await mallory.visit('/api/auth/csrf');
    const path = '/api/auth/callback/credentials';
    const response = await mallory.post(path, { ...DEMO, ...token });
    expect(response.status).toBe(401);
    expect(sessionCookie(response)).toBeUndefined();
    expect(await mallory.whoAmI()).toEqual({});
  });

  test('with a body nobody would type is refused', async () => {
    const response = await browser().signIn({ ...DEMO, password: 'x'.repeat(20_000) });
    expect(response.status).toBe(413);
  });
});

describe('a session', () => {
  test('ends with signing out, for every copy of its cookie', async () => {
    const ada = browser();
    await ada.signIn(DEMO);
    const copied = new Map(ada.cookies);
    expect((await ada.signOut()).status).toBe(200);
    expect(await ada.whoAmI()).toEqual({});

    const thief = browser();
    for (const [name, value] of copied) thief.cookies.set(name, value);
    expect(await thief.whoAmI()).toEqual({});
  });

  test('of one browser outlives that of another', async () => {
    const [desk, phone] = [browser(), browser()];
    await desk.signIn(DEMO);
    await phone.signIn(DEMO);
    await phone.signOut();
    expect(await desk.whoAmI()).toMatchObject({ user: { email: DEMO.email } });
  });

  test('can not be made up', async () => {
    const ada = browser();
    await ada.signIn(DEMO);
    const mallory = browser();
    for (const [name, value] of ada.cookies) {
      mallory.cookies.set(
        name,
        name.endsWith('session') ? `${value.slice(0, -9)}AAAAAAAAA` : value,
      );
    }
    expect(await mallory.whoAmI()).toEqual({});
  });
});

test("next-auth's log is not open to everybody", async () => {
  const response = await browser().post('/api/auth/_log', { level: 'error', code: 'MADE_UP' });
  expect(response.status).toBe(404);
});
