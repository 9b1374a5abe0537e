import { describe, expect, test } from 'vitest';
import { stage } from './stage.ts';

describe('the account', () => {
  test('has two ids and answers flat', async () => {
    const { graph, world } = await stage();
    const { body } = await graph('/v26.0/me?fields=id,user_id,username,name,account_type');
    expect(body).toEqual({
      id: world.account.appScopedId,
      user_id: world.account.externalId,
      username: 'kilnandbean',
      name: 'Kiln & Bean',
      account_type: 'BUSINESS',
    });
  });

  test('can answer as the documentation prints it', async () => {
    const { graph, control, world } = await stage();
    await control('PATCH', '/switches', { me: 'wrapped' });
    const { body } = await graph('/me?fields=user_id');
    expect(body.data).toMatchObject([{ user_id: world.account.externalId }]);
  });

  test('keeps its subscriptions, and knows the names of the fields', async () => {
    const { graph } = await stage();
    const fields = 'messages,messaging_seen,message_reactions,message_edit,comments';
    const subscribe = (names: string) =>
      graph(`/me/subscribed_apps?subscribed_fields=${names}`, { method: 'POST' });

    expect(await subscribe(fields)).toMatchObject({ body: { success: true } });
    expect(await graph('/me/subscribed_apps')).toMatchObject({
      body: { data: [{ id: '942716305518827', subscribed_fields: fields.split(',') }] },
    });
    expect(await subscribe('messages,messaging_reactions')).toMatchObject({
      status: 400,
      body: { error: { code: 100, message: expect.stringContaining('subscribed_fields[1]') } },
    });
    await graph('/me/subscribed_apps', { method: 'DELETE' });
    expect(await graph('/me/subscribed_apps')).toMatchObject({ body: { data: [] } });
  });
});

describe('a token', () => {
  test('is looked at before the path', async () => {
    const { meta } = await stage();
    const response = await fetch(`${meta.url}/graph.instagram.com/v26.0/nope`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('OAuth');
    expect(await response.json()).toMatchObject({ error: { code: 190, type: 'IGApiException' } });
  });

  test('may come in the query', async () => {
    const { meta, token, world } = await stage();
    const url = `${meta.url}/graph.instagram.com/me?fields=user_id&access_token=${token}`;
    expect(await (await fetch(url)).json()).toMatchObject({ user_id: world.account.externalId });
  });

  test('expires, dies with the password, and with the app', async () => {
    const { graph, control } = await stage();
    const refused = { status: 401, body: { error: { code: 190, error_subcode: 463 } } };
    await control('PATCH', '/token', { expiresAt: Date.now() - 1 });
    expect(await graph('/me')).toMatchObject(refused);
    await control('PATCH', '/token', { state: 'password_changed' });
    expect(await graph('/me')).toMatchObject({ body: { error: { error_subcode: 460 } } });
    await control('PATCH', '/token', { state: 'app_removed' });
    expect(await graph('/me')).toMatchObject({ body: { error: { error_subcode: 458 } } });
  });

  test('that nobody issued cannot be parsed', async () => {
    const { graph } = await stage();
    const { body } = await graph('/me', { headers: { authorization: 'Bearer IGAAnonsense' } });
    expect(body.error).toMatchObject({ code: 190, type: 'OAuthException' });
    expect(body.error).not.toHaveProperty('error_subcode');
  });
});

test('unknown edges and objects have errors of their own', async () => {
  const { graph } = await stage();
  expect(await graph('/me/nope')).toMatchObject({
    status: 400,
    body: {
      error: { code: 2500, type: 'IGApiException', message: 'Unknown path components: /nope' },
    },
  });
  expect(await graph('/1')).toMatchObject({
    status: 400,
    body: { error: { code: 100, error_subcode: 33, type: 'GraphMethodException' } },
  });
});

describe('a profile', () => {
  const fields =
    'name,username,profile_pic,follower_count,is_user_follow_business,is_business_follow_user,is_verified_user';

  test('shows the person, with a picture that is really there', async () => {
    const { graph, world } = await stage();
    const person = world.customers.find((customer) => customer.avatarUrl);
    const { body } = await graph(`/v26.0/${person?.externalId}?fields=${fields}`);
    expect(body).toMatchObject({
      id: person?.externalId,
      name: person?.name,
      username: person?.username,
      follower_count: person?.followerCount,
      is_user_follow_business: person?.followsUs,
      is_business_follow_user: person?.weFollow,
      is_verified_user: person?.verified,
    });
    const picture = await fetch(body.profile_pic);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  test('needs the consent of a first message', async () => {
    const { graph, control } = await stage();
    const { externalId } = await control('POST', '/customers', { name: 'Shy' });
    const noConsent = { status: 400, body: { error: { code: 230, type: 'IGApiException' } } };
    expect(await graph(`/${externalId}?fields=name`)).toMatchObject(noConsent);
    await control('POST', `/customers/${externalId}/messages`, { text: 'Hi' });
    expect(await graph(`/${externalId}?fields=name`)).toMatchObject({ body: { name: 'Shy' } });
    await control('PATCH', `/customers/${externalId}`, { profile: 'no_consent' });
    expect(await graph(`/${externalId}?fields=name`)).toMatchObject(noConsent);
  });

  test('may be empty, or without name and picture', async () => {
    const { graph, control, newcomer } = await stage();
    const customer = await newcomer();
    await control('PATCH', `/customers/${customer}`, { name: null, look: null });
    expect(await graph(`/${customer}?fields=name,profile_pic`)).toMatchObject({
      status: 200,
      body: { name: null, profile_pic: null },
    });
    await control('PATCH', `/customers/${customer}`, { profile: 'empty' });
    expect(await graph(`/${customer}?fields=name`)).toMatchObject({ status: 200, body: {} });
  });

  test('loses its picture address after some days', async () => {
    let now = Date.now();
    const { graph, world } = await stage({ now: () => now });
    const person = world.customers.find((customer) => customer.avatarUrl);
    const { body } = await graph(`/${person?.externalId}?fields=profile_pic`);
    now += 5 * 86_400_000;
    expect((await fetch(body.profile_pic)).status).toBe(403);
  });
});

describe('conversations', () => {
  const newestFirst = (times: readonly string[]) => [...times].sort().reverse();

  test('are listed newest first, page by page, with expanded messages', async () => {
    const { graph, world, token } = await stage();
    const fields = 'id,updated_time,messages.limit(2){id,created_time,from,to,message}';
    const first = await graph(`/me/conversations?platform=instagram&fields=${fields}&limit=30`);
    const next = await fetch(first.body.paging.next, {
      headers: { authorization: `Bearer ${token}` },
    });
    const listed = [...first.body.data, ...(await next.json()).data];

    expect(listed).toHaveLength(world.threads.length);
    const times = listed.map((conversation) => conversation.updated_time);
    expect(times).toEqual(newestFirst(times));
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
    for (const { messages } of listed) expect(messages.data.length).toBeLessThanOrEqual(2);
  });

  test('are found by person, and read to the first word through cursors', async () => {
    const { graph, world } = await stage();
    const thread = world.threads.toSorted((a, b) => b.messages.length - a.messages.length)[0];
    const found = await graph(`/me/conversations?platform=instagram&user_id=${thread?.customer}`);
    const id = found.body.data[0].id;

    const read: string[] = [];
    let after = '';
    do {
      const { body } = await graph(
        `/${id}/messages?fields=id,message&limit=10${after && `&after=${after}`}`,
      );
      read.push(...body.data.map((message: { message: string }) => message.message));
      after = body.paging.next ? body.paging.cursors.after : '';
    } while (after);

    expect(read).toEqual(thread?.messages.map(({ text }) => text).reverse());
  });

  test('have messages that can be read one by one', async () => {
    const { graph, world } = await stage();
    const thread = world.threads.find(({ messages }) => messages[0]?.from === 'customer');
    const first = thread?.messages[0];
    const { body } = await graph(`/v26.0/${first?.mid}?fields=id,created_time,from,to,message`);
    expect(body).toMatchObject({
      id: first?.mid,
      from: { id: thread?.customer },
      to: { data: [{ id: world.account.externalId, username: 'kilnandbean' }] },
      message: first?.text,
    });
  });

  test('may hide all but the newest messages', async () => {
    const { graph, world, control } = await stage();
    await control('PATCH', '/switches', { readable: 1 });
    const thread = world.threads.find(({ messages }) => messages.length > 1);
    expect(await graph(`/${thread?.messages[0]?.mid}`)).toMatchObject({
      body: { error: { code: 9000001 } },
    });
    expect(await graph(`/${thread?.messages.at(-1)?.mid}`)).toMatchObject({ status: 200 });
    const { body } = await graph(
      `/me/conversations?platform=instagram&user_id=${thread?.customer}&fields=messages{id,message,created_time}`,
    );
    const listed = body.data[0].messages.data;
    expect(listed).toHaveLength(thread?.messages.length ?? 0);
    expect(Object.keys(listed[0])).toContain('message');
    expect(Object.keys(listed[1])).toEqual(['id', 'created_time']);
  });
});
