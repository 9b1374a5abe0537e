import { describe, expect, test } from 'vitest';
import { stage } from './stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const text = (customer: string, words: string) => ({
  recipient: { id: customer },
  message: { text: words },
});

describe('a text that Instagram takes', () => {
  test('is answered with ids, then echoed under the same mid', async () => {
    const { newcomer, send, world, webhooks, control } = await stage();
    const customer = await newcomer();

    const { status, body } = await send(text(customer, 'It is! Shall I put one aside?'));

    expect(status).toBe(200);
    expect(body).toEqual({ recipient_id: customer, message_id: expect.any(String) });
    const posts = await webhooks.received(2);
    expect(JSON.parse(posts[1]?.body ?? '').entry[0].messaging).toEqual([
      {
        sender: { id: world.account.externalId },
        recipient: { id: customer },
        timestamp: expect.any(Number),
        message: {
          mid: body.message_id,
          text: 'It is! Shall I put one aside?',
          is_echo: true,
        },
      },
    ]);
    const thread = await control('GET', `/threads/${customer}`);
    expect(thread.messages.at(-1)).toMatchObject({ mid: body.message_id, via: 'api' });
  });

  test('can be echoed before the answer', async () => {
    const { newcomer, send, webhooks, control } = await stage();
    const customer = await newcomer();
    await control('PATCH', '/switches', { echo: 'before' });

    const { body } = await send(text(customer, 'Early bird'));

    expect(webhooks.posts).toHaveLength(2);
    expect(webhooks.posts[1]?.body).toContain(body.message_id);
  });

  test.for(['/me/messages', '/v25.0/me/messages'])(
    'goes to %s, with or without a version',
    async (path) => {
      const { newcomer, send } = await stage();
      expect(await send(text(await newcomer(), 'Hi'), path)).toMatchObject({ status: 200 });
    },
  );

  test('may be a form, and be addressed by either id of the account', async () => {
    const { newcomer, graph, world, token } = await stage();
    const customer = await newcomer();
    for (const id of [world.account.externalId, world.account.appScopedId]) {
      const { status, body } = await graph(`/v26.0/${id}/messages`, {
        method: 'POST',
        headers: { authorization: '' },
        body: new URLSearchParams({
          recipient: JSON.stringify({ id: customer }),
          message: JSON.stringify({ text: 'From a form' }),
          access_token: token,
        }),
      });
      expect({ status, to: body.recipient_id }).toEqual({ status: 200, to: customer });
    }
  });

  test('is at most 1000 bytes of UTF-8', async () => {
    const { newcomer, send } = await stage();
    const customer = await newcomer();
    expect(await send(text(customer, 'é'.repeat(500)))).toMatchObject({ status: 200 });
    expect(await send(text(customer, `${'é'.repeat(500)}!`))).toMatchObject({
      status: 400,
      body: { error: { code: 100, type: 'OAuthException', fbtrace_id: expect.any(String) } },
    });
  });
});

describe('the window', () => {
  const agent = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  const closed = { status: 403, body: { error: { code: 10, error_subcode: 2534022 } } };

  test('is open for 24 hours after the customer wrote', async () => {
    const { newcomer, send } = await stage();
    const inside = await newcomer('Hi', Date.now() - DAY + HOUR);
    const outside = await newcomer('Hi', Date.now() - DAY - HOUR);
    expect(await send(text(inside, 'Hello'))).toMatchObject({ status: 200 });
    expect(await send(text(outside, 'Hello'))).toMatchObject(closed);
  });

  test('is open for 7 days to a human agent', async () => {
    const { newcomer, send } = await stage();
    const inside = await newcomer('Hi', Date.now() - 7 * DAY + HOUR);
    const outside = await newcomer('Hi', Date.now() - 7 * DAY - HOUR);
    expect(await send({ ...text(inside, 'Hello'), ...agent })).toMatchObject({ status: 200 });
    expect(await send({ ...text(outside, 'Hello'), ...agent })).toMatchObject(closed);
  });

  test('never opened for a person who has not written', async () => {
    const { control, send } = await stage();
    const stranger = await control('POST', '/customers', {});
    expect(await send(text(stranger.externalId, 'Hello'))).toMatchObject(closed);
  });

  test('does not know the removed tags', async () => {
    const { newcomer, send } = await stage();
    const body = { ...text(await newcomer(), 'Hello'), ...agent, tag: 'ACCOUNT_UPDATE' };
    expect(await send(body)).toMatchObject({ status: 400, body: { error: { code: 100 } } });
  });
});

test('an unknown and a blocked person are told apart', async () => {
  const { newcomer, send, control } = await stage();
  const customer = await newcomer();
  await control('PATCH', `/customers/${customer}`, { blocked: true });
  expect(await send(text('1042776318847521', 'Hi'))).toMatchObject({
    status: 400,
    body: { error: { code: 100, error_subcode: 2534014 } },
  });
  expect(await send(text(customer, 'Hi'))).toMatchObject({
    status: 400,
    body: { error: { code: 551, error_subcode: 1545041 } },
  });
});

test.for([
  ['no recipient', { message: { text: 'Hi' } }],
  ['no text', { recipient: { id: 'CUSTOMER' }, message: {} }],
  ['an unknown action', { recipient: { id: 'CUSTOMER' }, sender_action: 'wave' }],
  [
    'an action beside a message',
    { recipient: { id: 'CUSTOMER' }, sender_action: 'typing_on', message: { text: 'Hi' } },
  ],
] as const)('%s is a bad parameter', async ([, body]) => {
  const { newcomer, send } = await stage();
  const asked = JSON.parse(JSON.stringify(body).replace('CUSTOMER', await newcomer()));
  expect(await send(asked)).toMatchObject({ status: 400, body: { error: { code: 100 } } });
});

test('sender actions show on the phone and answer with the person alone', async () => {
  const { newcomer, send, control } = await stage();
  const customer = await newcomer();
  const act = (sender_action: string) => send({ recipient: { id: customer }, sender_action });
  const thread = () => control('GET', `/threads/${customer}`);

  expect(await act('typing_on')).toMatchObject({ status: 200, body: { recipient_id: customer } });
  expect(await thread()).toMatchObject({ typing: true, businessSeenAt: null });
  await act('typing_off');
  expect(await thread()).toMatchObject({ typing: false });
  await act('mark_seen');
  expect(await thread()).toMatchObject({ businessSeenAt: expect.any(Number) });
});

test('a message typed in the Instagram app is only an echo', async () => {
  const { newcomer, control, webhooks } = await stage();
  const customer = await newcomer('Hi', Date.now() - 30 * DAY);
  const { mid } = await control('POST', '/business/messages', { to: customer, text: 'By thumb' });
  const posts = await webhooks.received(2);
  expect(JSON.parse(posts[1]?.body ?? '').entry[0].messaging[0].message).toEqual({
    mid,
    text: 'By thumb',
    is_echo: true,
  });
});
