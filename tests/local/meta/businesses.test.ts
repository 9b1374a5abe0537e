import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startMeta } from '../../../local/meta/server.ts';
import { APP, callers, emptyFolder, listenForWebhooks, stage } from './stage.ts';

type Account = { readonly externalId: string; readonly type: string; readonly username: string };
type Customer = {
  readonly externalId: string;
  readonly account: string;
  readonly person: string;
  readonly username: string;
};

test('there are several businesses, of which one is the product’s already', async () => {
  const { control, world } = await stage();
  const accounts: readonly Account[] = await control('GET', '/accounts');
  expect(accounts.map(({ type }) => type)).toEqual([
    'BUSINESS',
    'BUSINESS',
    'MEDIA_CREATOR',
    'PERSONAL',
  ]);
  expect(accounts[0]?.externalId).toBe(world.account.externalId);
  expect(accounts).toMatchObject([
    { token: { state: 'valid' }, subscribedFields: expect.arrayContaining(['messages']) },
    { token: { state: null }, subscribedFields: [] },
    { token: { state: null }, subscribedFields: [] },
    { token: { state: null }, subscribedFields: [] },
  ]);
});

test('what the seed reads is the first business alone', async () => {
  const { control, world, meta } = await stage();
  const [, other] = await control('GET', '/accounts');
  await control('POST', '/customers', { account: other.externalId, name: 'Elsewhere' });
  const mine = await control('GET', `/customers?account=${world.account.externalId}`);
  const known = meta.world();
  expect(known.customers.map(({ externalId }) => externalId).sort()).toEqual(
    mine.map(({ externalId }: Customer) => externalId).sort(),
  );
  expect(known.customers.map(({ name }) => name)).not.toContain('Elsewhere');
  expect(known.threads).toHaveLength(world.threads.length);
});

test('the same person has another id before another business, and keeps it', async () => {
  const { control, newcomer } = await stage();
  const [, other] = await control('GET', '/accounts');
  const customer = await newcomer();
  const meet = () => control('POST', `/customers/${customer}/meet`, { account: other.externalId });
  const met: Customer = await meet();
  expect(met).toMatchObject({ account: other.externalId, person: customer });
  expect(met.externalId).not.toBe(customer);
  expect(await meet()).toMatchObject({ externalId: met.externalId });
  const back = await control('POST', `/customers/${met.externalId}/meet`, {
    account: (await control('GET', '/accounts'))[0].externalId,
  });
  expect(back.externalId).toBe(customer);
});

test('the business side sees what waits, in its folders', async () => {
  const { control, newcomer, world } = await stage();
  const customer = await newcomer('Hello?');
  const seen = async () =>
    (await control('GET', `/customers?account=${world.account.externalId}`)).find(
      ({ externalId }: Customer) => externalId === customer,
    );
  expect(await seen()).toMatchObject({ folder: 'requests', waiting: 1, unread: 0 });
  await control('POST', '/business/accept', { to: customer });
  expect(await seen()).toMatchObject({ folder: 'general', waiting: 0 });
  await control('PATCH', `/customers/${customer}`, { followsUs: true });
  await control('POST', '/business/messages', { to: customer, text: 'Hi!' });
  expect(await seen()).toMatchObject({ folder: 'primary', unread: 1 });
  expect(await control('GET', `/threads/${customer}`)).toMatchObject({ showsSeen: true });
});

describe('a state of the first version', () => {
  const open = async () => {
    const stateFile = join(await emptyFolder(), 'meta.json');
    await copyFile(join(import.meta.dirname, 'first-state.json'), stateFile);
    const webhooks = await listenForWebhooks();
    const meta = await startMeta({ stateFile, app: APP, webhookUrl: webhooks.url });
    onTestFinished(() => meta.stop());
    return { meta, webhooks, stateFile, ...callers(meta) };
  };

  test('opens: people, threads and the token are as they were', async () => {
    const { world, graph, send, control, webhooks } = await open();
    expect(world.account).toMatchObject({
      externalId: '17841076545308125',
      accessToken: 'IGAAofTheFirstVersion',
    });
    expect(world.customers.map(({ username }) => username)).toEqual([
      'freya.nordby',
      'bristolfoodwalks',
    ]);
    expect(world.threads.map(({ messages }) => messages.at(-1)?.text)).toContain('Put us down.');
    await control('PATCH', '/token', { expiresAt: Date.now() + 1_000_000 });
    expect(await graph('/me')).toMatchObject({ status: 200 });
    const body = { recipient: { id: '8431587866715209' }, message: { text: 'Hi' } };
    expect(await send(body)).toMatchObject({ body: { error: { code: 10 } } });
    const { externalId } = await control('POST', '/customers', {});
    await control('POST', `/customers/${externalId}/messages`, { text: 'Hi' });
    await webhooks.received(2);
  });

  test('delivers what was pending', async () => {
    const { webhooks, stateFile } = await open();
    const before = JSON.parse(
      await readFile(join(import.meta.dirname, 'first-state.json'), 'utf8'),
    );
    const [post] = await webhooks.received(1);
    expect(post?.body).toBe(before.pending[0].body);
    await expect
      .poll(async () => JSON.parse(await readFile(stateFile, 'utf8')))
      .toMatchObject({ version: 2, pending: [] });
  });

  test('gets the other businesses of the demo, and knows who writes to both', async () => {
    const { control } = await open();
    const accounts: readonly Account[] = await control('GET', '/accounts');
    expect(accounts.map(({ username }) => username)).toEqual([
      'kilnandbean',
      'fernandfold',
      'lowtide.swims',
      'ines.after.hours',
    ]);
    const customers: readonly Customer[] = await control('GET', '/customers');
    expect(customers.length).toBeGreaterThan(2);
    const persons = new Map<string, Set<string>>();
    for (const { username, person } of customers) {
      persons.set(username, (persons.get(username) ?? new Set()).add(person));
    }
    expect([...persons.values()].every(({ size }) => size === 1)).toBe(true);
  });
});
