import { describe, expect, test } from 'vitest';
import { outsider, refusal } from './outsider.ts';

const POST = { method: 'POST' };
const subscribe = (call: Awaited<ReturnType<typeof outsider>>['graph'], fields: string) =>
  call(`/v26.0/me/subscribed_apps?subscribed_fields=${fields}`, POST);

describe('§1.6 a subscription', () => {
  test('takes what a real account took, and replaces the list before', async () => {
    const { graph } = await outsider();
    const real = 'messages,messaging_seen,message_reactions,message_edit,comments';
    expect(await subscribe(graph, real)).toMatchObject({ status: 200, body: { success: true } });
    await subscribe(graph, 'messages');
    expect((await graph('/me/subscribed_apps')).body.data[0].subscribed_fields).toEqual([
      'messages',
    ]);
  });

  test.for(['message_edits', 'messaging_reactions', 'mentions', 'story_insights', ''])(
    'does not know "%s", and changes nothing then',
    async (name) => {
      const { graph } = await outsider();
      await subscribe(graph, 'messages');
      const { status, body } = await subscribe(graph, `messages,${name}`);
      expect({ status, code: body.error.code }).toEqual({ status: 400, code: 100 });
      expect(body.error.message).toContain('Param subscribed_fields[1] must be one of {');
      expect((await graph('/me/subscribed_apps')).body.data[0].subscribed_fields).toEqual([
        'messages',
      ]);
    },
  );

  test('ends with DELETE: nothing comes any more, and Meta knows why', async () => {
    const { graph, newcomer, control, webhooks } = await outsider();
    await graph('/me/subscribed_apps', { method: 'DELETE' });
    await newcomer();
    expect(webhooks.posts).toEqual([]);
    expect(await control('GET', '/deliveries/withheld')).toMatchObject([
      { kind: 'message', why: 'the account is not subscribed' },
    ]);
  });

  test('brings the fields of the account, or all of the app’s', async () => {
    const { graph, newcomer, control, webhooks } = await outsider();
    await subscribe(graph, 'messaging_seen');
    await newcomer();
    expect(webhooks.posts).toEqual([]);
    await control('PATCH', '/switches', { fields: 'app' });
    await newcomer();
    expect(webhooks.posts).toHaveLength(1);
  });

  test('brings nothing that is not ticked in the dashboard', async () => {
    const { newcomer, control, webhooks } = await outsider();
    await control('PATCH', '/app', { fields: ['comments'] });
    await newcomer();
    expect(webhooks.posts).toEqual([]);
  });

  test('of each account stands alone', async () => {
    const { accounts, control, webhooks } = await outsider();
    const [, other] = await accounts();
    const { externalId } = await control('POST', '/customers', { account: other.externalId });
    const write = () => control('POST', `/customers/${externalId}/messages`, { text: 'Hi' });
    await write();
    expect(webhooks.posts).toEqual([]);
    await control('PATCH', `/accounts/${other.externalId}`, { subscribedFields: ['messages'] });
    await write();
    expect(JSON.parse(webhooks.posts[0]?.body ?? '').entry[0].id).toBe(other.externalId);
  });
});

describe('§0 the app', () => {
  test('in development hears nothing, or only of people with a role', async () => {
    const { newcomer, control, webhooks } = await outsider();
    const tester = await newcomer();
    await control('PATCH', `/customers/${tester}`, { hasRole: true });
    const write = () => control('POST', `/customers/${tester}/messages`, { text: 'Me' });
    await control('PATCH', '/switches', { appMode: 'development' });
    await write();
    expect(webhooks.posts).toHaveLength(1);
    await control('PATCH', '/switches', { development: 'roles' });
    await write();
    await newcomer('A stranger');
    expect(webhooks.posts).toHaveLength(2);
    await control('PATCH', '/switches', { appMode: 'live', access: 'standard' });
    await newcomer('A stranger');
    expect(webhooks.posts).toHaveLength(2);
  });

  test('hears comments of public accounts under Advanced Access alone', async () => {
    const { newcomer, control, world, webhooks } = await outsider();
    const customer = await newcomer();
    const comment = () => control('POST', `/customers/${customer}/comments`, { text: 'Nice' });
    await comment();
    expect(webhooks.posts).toHaveLength(2);
    await control('PATCH', `/accounts/${world.account.externalId}`, { isPublic: false });
    await comment();
    await control('PATCH', `/accounts/${world.account.externalId}`, { isPublic: true });
    await control('PATCH', '/switches', { access: 'standard' });
    await comment();
    expect(webhooks.posts).toHaveLength(2);
  });
});

describe('§2.1 the handshake', () => {
  test('comes before the first delivery, and once', async () => {
    const { newcomer, control, webhooks } = await outsider();
    expect(await control('GET', '/app')).toMatchObject({ verified: false });
    await newcomer();
    await newcomer();
    expect(await control('GET', '/app')).toMatchObject({ verified: true });
    expect(webhooks.handshakes).toHaveLength(1);
    expect(Object.keys(webhooks.handshakes[0] ?? {}).sort()).toEqual([
      'hub.challenge',
      'hub.mode',
      'hub.verify_token',
    ]);
  });

  test('that fails keeps every delivery back until it succeeds', async () => {
    const { newcomer, control, webhooks } = await outsider();
    webhooks.refuseHandshakes(true);
    await newcomer('Are you there?');
    expect(webhooks.posts).toEqual([]);
    const [waiting] = await control('GET', '/deliveries');
    expect(waiting.tries[0]).toMatchObject({ status: null });
    expect(waiting.tries[0].error).toContain('challenge');
    webhooks.refuseHandshakes(false);
    await control('POST', '/deliveries/retry');
    expect(webhooks.posts).toHaveLength(1);
  });

  test('with a wrong token is refused by a callback that looks', async () => {
    const { control } = await outsider();
    const right = await control('POST', '/handshake', { challenge: '1158201444' });
    expect(right).toEqual({ ok: true, status: 200, body: '1158201444' });
    const wrong = await control('POST', '/handshake', { verifyToken: 'wrong' });
    expect(wrong).toMatchObject({ ok: false, status: 403 });
  });
});

test('§0.1 tokens of one business open no door of another', async () => {
  const { as, accounts, control, newcomer } = await outsider();
  const [, other] = await accounts();
  const { value } = await control('POST', `/accounts/${other.externalId}/tokens`, {});
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ recipient: { id: await newcomer() }, message: { text: 'Hi' } });
  expect(await as(value)('/me/messages', { method: 'POST', headers, body })).toMatchObject(
    refusal(100, 2534014),
  );
});
