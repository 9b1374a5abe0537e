import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callAction, outcomeOf } from '../support/actions.ts';
import {
  connect,
  eventsWith,
  type Outside,
  outside,
  postWebhook,
  signedIn,
  type Visit,
  webhookBody,
  writtenTo,
} from '../support/doors.ts';

let product: Outside;
let visit: Visit;
beforeAll(async () => {
  product = await outside();
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  visit = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
});
afterAll(async () => {
  // Only the Facebook app's: the Instagram app's are what the other tests sign with.
  await product.sql`delete from settings where name like 'FB_%'`;
  await product.sql.end();
});

const PAGE = '/super_admin/app_config?config=facebook';
const save = async (fields: Readonly<Record<string, string>>) =>
  outcomeOf(
    await callAction(
      visit,
      { page: PAGE, action: 'saveSettings' },
      { group: 'facebook', ...fields },
    ),
  );
const secret = () => randomBytes(16).toString('hex');
const signedWith = (key: string, body: string) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
});

describe('the page of an app', () => {
  test('gives what Meta’s dashboard wants, and no secret', async () => {
    const html = await (await visit('/super_admin/app_config?config=instagram')).text();
    const { INSTAGRAM_APP_ID = '?', INSTAGRAM_APP_SECRET = '?' } = product.environment;
    for (const wanted of [
      '/webhooks/instagram',
      '/instagram/callback',
      'instagram_business_manage_messages',
      'message_reactions',
      INSTAGRAM_APP_ID,
    ]) {
      expect(html).toContain(wanted);
    }
    expect(html).not.toContain(INSTAGRAM_APP_SECRET);
    expect(html).not.toContain(product.environment.INSTAGRAM_VERIFY_TOKEN ?? '?');
  });

  test('warns of an address that Meta can’t reach, and of another one than people use', async () => {
    const html = await (
      await visit(PAGE, { headers: { 'x-forwarded-host': 'desk.example' } })
    ).text();
    expect(html).toContain('this machine alone');
    expect(html).toContain('Invalid redirect_uri');
    expect(html).toContain('desk.example');
  });

  test.for(['general', 'instagram', 'facebook', 'email'])('%s is there', async (config) => {
    expect((await visit(`/super_admin/app_config?config=${config}`)).status).toBe(200);
  });

  test('another one is not', async () => {
    expect((await visit('/super_admin/app_config?config=whatsapp')).status).toBe(404);
  });
});

describe('a secret that is saved', () => {
  test('counts for the very next webhook, and is in no page and no row to read', async () => {
    const { externalId } = await connect(product);
    const key = secret();
    const words = `signed ${secret()}`;
    const body = webhookBody(externalId, writtenTo(externalId, words));
    expect((await postWebhook(product, body, signedWith(key, body))).status).toBe(401);

    expect(await save({ FB_APP_SECRET: key })).toEqual({ status: 'done' });
    expect((await postWebhook(product, body, signedWith(key, body))).status).toBe(200);
    expect(await eventsWith(product, words)).toHaveLength(1);

    const html = await (await visit(PAGE)).text();
    expect(html).not.toContain(key);
    expect(html).toContain('Set on');
    const [row] = await product.sql`select value from settings where name = 'FB_APP_SECRET'`;
    expect(row?.value).toMatch(/^enc:v1:/);
    expect(row?.value).not.toContain(key);
  });

  test('stays when the form comes without it, and goes when its box says so', async () => {
    const token = secret();
    const shake = async () => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': token,
        'hub.challenge': '42',
      });
      return (await fetch(`${product.url}/webhooks/instagram?${query}`)).status;
    };
    expect(await shake()).toBe(403);
    await save({ FB_VERIFY_TOKEN: token });
    expect(await shake()).toBe(200);
    await save({ FB_VERIFY_TOKEN: '' });
    expect(await shake()).toBe(200);
    await save({ FB_VERIFY_TOKEN: '', 'forget[]': 'FB_VERIFY_TOKEN' });
    // What was good a moment ago is remembered for less than two seconds.
    await expect.poll(shake, { timeout: 10_000 }).toBe(403);
  });
});

test('what can’t be so is said at its field, and nothing of the form is saved', async () => {
  expect(await save({ FB_APP_ID: 'not an id', FB_CONFIG_ID: '77' })).toMatchObject({
    status: 'invalid',
    fields: { FB_APP_ID: [expect.stringMatching(/\.$/)] },
  });
  expect(await product.sql`select from settings where name = 'FB_CONFIG_ID'`).toHaveLength(0);
});

test('a check says that the webhook answers at its own address, and what nobody can prove yet', async () => {
  const called = { page: '/super_admin/app_config?config=instagram', action: 'checkSettings' };
  const response = await callAction(visit, called, { group: 'instagram' });
  const text = await response.text();
  expect(text).toContain('leads here');
  expect(text).toContain('proven by the first connection');
});
