import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outside, outside } from '../support/doors.ts';
import { demoSeat } from '../support/public-api.ts';

/** A client that its authors wrote for Chatwoot, as npm has it. It is CommonJS and says so only by half. */
type Client = import('@figuro/chatwoot-sdk').default;
const sdk: typeof import('@figuro/chatwoot-sdk') = createRequire(import.meta.url)(
  '@figuro/chatwoot-sdk',
);

let product: Outside;
let seat: Awaited<ReturnType<typeof demoSeat>>;
let client: Client;
let accountId: number;
let conversationId: number;

const clientOf = (token: string): Client =>
  new sdk.default({
    config: { basePath: product.url, with_credentials: true, credentials: 'include', token },
  });

beforeAll(async () => {
  product = await outside();
  seat = await demoSeat(product);
  client = clientOf(seat.who.token);
  accountId = Number(seat.accountId);
  conversationId = seat.number;
});
afterAll(() => product.sql.end());

describe('a client made for Chatwoot works unchanged', () => {
  test('it reads who it is, and which inboxes there are', async () => {
    const me = await client.profile.profile();
    expect(me).toMatchObject({ name: seat.who.name, email: seat.who.email });
    expect(me.accounts?.map(({ id }) => id)).toEqual([accountId]);
    const { payload } = JSON.parse(JSON.stringify(await client.inboxes.list({ accountId })));
    expect(payload.map(({ id }: { id: number }) => id)).toContain(Number(seat.inboxId));
    const inbox = await client.inboxes.get({ accountId, id: Number(seat.inboxId) });
    expect(inbox).toMatchObject({ channel_type: 'Channel::Instagram' });
  });

  test('it lists conversations, filters them, and reads one', async () => {
    const listed = await client.conversations.list({
      accountId,
      status: 'open',
      assigneeType: 'all',
      inboxId: Number(seat.inboxId),
      page: 1,
    });
    const found = listed.data?.payload?.find(({ id }) => id === conversationId);
    expect(found).toMatchObject({ status: 'open', account_id: accountId });
    expect(found?.messages).toHaveLength(1);
    expect(listed.data?.meta?.all_count).toBeGreaterThan(0);
    const one = await client.conversations.get({ accountId, conversationId });
    expect(one.meta?.sender?.name).toBe(found?.meta?.sender?.name);
  });

  test('it answers, writes a note, and reads the thread', async () => {
    const content = `From a script ${randomUUID()}`;
    const sent = await client.messages.create({
      accountId,
      conversationId,
      data: { content, message_type: 'outgoing', private: false, content_attributes: {} },
    });
    expect(sent).toMatchObject({ content, message_type: 1, conversation_id: conversationId });
    const note = { content: 'For the team', private: true };
    const noted = await client.messages.create({ accountId, conversationId, data: note });
    expect(noted.private).toBe(true);
    const thread = await client.messages.list({ accountId, conversationId });
    const { payload } = JSON.parse(JSON.stringify(thread));
    expect(payload.map(({ content: words }: { content: string }) => words)).toEqual(
      expect.arrayContaining([content, 'For the team']),
    );
  });

  test('it resolves, and opens again', async () => {
    const toggle = (status: 'open' | 'resolved') =>
      client.conversations.toggleStatus({ accountId, conversationId, data: { status } });
    const resolved = await toggle('resolved');
    expect(resolved.payload).toMatchObject({
      success: true,
      current_status: 'resolved',
      conversation_id: conversationId,
    });
    expect((await toggle('open')).payload?.current_status).toBe('open');
  });

  test('it understands a refusal', async () => {
    const nothing = client.conversations.get({ accountId, conversationId: 999_999_999 });
    await expect(nothing).rejects.toMatchObject({ status: 404 });
    const stranger = clientOf('parley_wrong').conversations.get({ accountId, conversationId });
    await expect(stranger).rejects.toMatchObject({ status: 401 });
  });
});
