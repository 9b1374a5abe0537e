import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { APP, type Post } from '../stage.ts';
import { DAY, HOUR, MINUTE, outsider, SECOND } from './outsider.ts';

const itemsOf = ({ body }: Post) =>
  JSON.parse(body).entry.flatMap((entry: { messaging: unknown[] }) => entry.messaging);
const textsOf = (posts: readonly Post[]) =>
  posts.flatMap(itemsOf).map((item: { message: { text: string } }) => item.message.text);

const hmac = (hash: string, secret: string, body: string) =>
  createHmac(hash, secret).update(body, 'latin1').digest('hex');

describe('§2.2 the signature', () => {
  test('is over the raw bytes, with the Instagram app secret, in both headers', async () => {
    const { newcomer, webhooks } = await outsider();
    await newcomer('Grüße / ☕');
    const [post] = webhooks.posts;
    expect(post?.body).toMatch(/^[\x20-\x7f]+$/);
    expect(post?.body).toContain('Gr\\u00fc\\u00dfe \\/ \\u2615');
    expect(post?.body).toBe(post?.body.replace(/[\n\t]|": |, "/g, ''));
    expect(post?.headers).toMatchObject({
      'x-hub-signature-256': `sha256=${hmac('sha256', APP.secret, post?.body ?? '')}`,
      'x-hub-signature': `sha1=${hmac('sha1', APP.secret, post?.body ?? '')}`,
    });
  });

  test('can be another app’s, or nobody’s', async () => {
    const { newcomer, webhooks, control } = await outsider({
      app: { ...APP, metaSecret: 'the other secret' },
    });
    await control('PATCH', '/switches', { signWith: 'meta' });
    await newcomer();
    await control('PATCH', '/switches', { signWith: 'stranger' });
    await newcomer();
    await control('PATCH', '/switches', { signWith: 'instagram', secret: 'reset' });
    await newcomer();
    const [meta, stranger, reset] = webhooks.posts.map(({ headers, body }) => ({
      sent: headers['x-hub-signature-256'],
      body,
    }));
    const by = (secret: string, body = '') => `sha256=${hmac('sha256', secret, body)}`;
    expect(meta?.sent).toBe(by('the other secret', meta?.body));
    expect(stranger?.sent).not.toBe(by('the other secret', stranger?.body));
    expect(stranger?.sent).not.toBe(by(APP.secret, stranger?.body));
    expect(reset?.sent).not.toBe(by(APP.secret, reset?.body));
  });
});

describe('§2.3 a delivery that is not taken', () => {
  test('is tried again on a schedule, always with the same bytes', async () => {
    const { newcomer, control, webhooks, pass } = await outsider();
    webhooks.answerWith(503);
    await newcomer('Is anybody there?');
    await pass(59 * MINUTE);

    const [delivery] = await control('GET', '/deliveries');
    const times: number[] = delivery.tries.map(({ at }: { at: number }) => at);
    const pauses = times.slice(1).map((at, place) => at - (times[place] ?? 0));
    const least = [0, 0, SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];
    expect(pauses.length).toBeGreaterThanOrEqual(least.length);
    for (const [place, pause] of least.entries()) {
      expect(pauses[place]).toBeGreaterThanOrEqual(pause);
    }
    expect(delivery).toMatchObject({ state: 'retrying', attempts: times.length });
    expect(new Set(webhooks.posts.map(({ body }) => body)).size).toBe(1);
    const signed = webhooks.posts.map(({ headers }) => headers['x-hub-signature-256']);
    expect(new Set(signed).size).toBe(1);

    webhooks.answerWith(200);
    await control('POST', '/deliveries/retry');
    expect((await control('GET', '/deliveries'))[0]).toMatchObject({ state: 'delivered' });
  });

  test('is also one that is not answered within five seconds', async () => {
    const { newcomer, control, webhooks } = await outsider();
    const answer = webhooks.holdNext();
    await newcomer('Is anybody awake?');
    const [delivery] = await control('GET', '/deliveries');
    expect(delivery.tries[0]).toMatchObject({ status: null, error: 'no answer within 5 s' });
    const [first, second] = await webhooks.received(2);
    expect(second?.body).toBe(first?.body);
    answer();
  });

  test('alarms the developer after 15 minutes and ends the subscription after an hour', async () => {
    const { newcomer, control, webhooks, pass, graph } = await outsider();
    webhooks.answerWith(500);
    await newcomer('Is anybody there?');
    await pass(14 * MINUTE);
    expect(await control('GET', '/account')).toMatchObject({ alerted: false });
    await pass(2 * MINUTE);
    expect(await control('GET', '/account')).toMatchObject({ alerted: true });
    expect((await graph('/me/subscribed_apps')).body.data).toHaveLength(1);
    await pass(45 * MINUTE);

    expect((await graph('/me/subscribed_apps')).body.data).toEqual([]);
    expect((await control('GET', '/deliveries'))[0]).toMatchObject({ state: 'given_up' });
    webhooks.answerWith(200);
    const before = webhooks.posts.length;
    await newcomer('Too late');
    expect(webhooks.posts).toHaveLength(before);

    await graph('/me/subscribed_apps?subscribed_fields=messages', { method: 'POST' });
    await newcomer('Back again');
    expect(textsOf(webhooks.posts.slice(before))).toEqual(['Back again']);
  });

  test('starts the hour anew once something was taken', async () => {
    const { newcomer, control, webhooks, pass } = await outsider();
    webhooks.answerWith(500);
    await newcomer('One');
    await pass(50 * MINUTE);
    webhooks.answers.push(200);
    await newcomer('Two');
    expect(await control('GET', '/account')).toMatchObject({ failingSince: null });
    await pass(20 * MINUTE);
    expect((await control('GET', '/account')).subscribedFields).not.toEqual([]);
  });

  test('may be tried for 36 hours in place of that, then dropped', async () => {
    const { newcomer, control, webhooks, pass } = await outsider();
    await control('PATCH', '/switches', { failing: 'retry' });
    webhooks.answerWith(500);
    await newcomer();
    await pass(35 * HOUR);
    expect((await control('GET', '/deliveries'))[0]).toMatchObject({ state: 'retrying' });
    await pass(3 * HOUR);
    expect((await control('GET', '/deliveries'))[0]).toMatchObject({ state: 'given_up' });
    expect((await control('GET', '/account')).subscribedFields).not.toEqual([]);
  });

  test('is not lost when the clock is put forward while it is under way', async () => {
    const { newcomer, control, webhooks, pass } = await outsider();
    webhooks.answers.push(500, 500, 500);
    const answer = webhooks.holdNext();
    const writing = newcomer('Slowly');
    await webhooks.received(1);
    const passing = pass(10 * MINUTE);
    answer();
    await Promise.all([writing, passing]);
    expect((await control('GET', '/deliveries'))[0]).toMatchObject({ state: 'delivered' });
    expect(webhooks.posts).toHaveLength(4);
  });
});

describe('§2.3 deliveries', () => {
  const three = async (meta: Awaited<ReturnType<typeof outsider>>) => {
    await meta.control('PATCH', '/switches', { hold: true });
    const customer = await meta.newcomer('one');
    for (const text of ['two', 'three']) {
      await meta.control('POST', `/customers/${customer}/messages`, { text });
    }
    expect(meta.webhooks.posts).toEqual([]);
  };

  test('come late', async () => {
    const { newcomer, control, webhooks, pass } = await outsider();
    await control('PATCH', '/switches', { delay: 20 * MINUTE });
    await newcomer('Late');
    expect(await control('GET', '/deliveries')).toMatchObject([{ state: 'late', attempts: 0 }]);
    await pass(19 * MINUTE);
    expect(webhooks.posts).toEqual([]);
    await pass(2 * MINUTE);
    expect(textsOf(webhooks.posts)).toEqual(['Late']);
  });

  test('come twice, byte for byte', async () => {
    const { newcomer, control, webhooks } = await outsider();
    await control('PATCH', '/switches', { copies: 2 });
    await newcomer();
    const [delivery] = await control('GET', '/deliveries');
    await control('POST', `/deliveries/${delivery.id}/again`);
    expect(webhooks.posts).toHaveLength(3);
    expect(new Set(webhooks.posts.map(({ body }) => body)).size).toBe(1);
  });

  test.for([
    ['as_held', ['one', 'two', 'three']],
    ['reversed', ['three', 'two', 'one']],
  ] as const)('come %s', async ([order, expected]) => {
    const meta = await outsider();
    await three(meta);
    await meta.control('POST', '/deliveries/release', { order });
    expect(textsOf(meta.webhooks.posts)).toEqual(expected);
  });

  test('come shuffled, each once', async () => {
    const meta = await outsider();
    await three(meta);
    await meta.control('POST', '/deliveries/release', { order: 'shuffled' });
    expect(textsOf(meta.webhooks.posts).toSorted()).toEqual(['one', 'three', 'two']);
  });

  test.for([
    ['entries', 3],
    ['items', 1],
  ] as const)('come as one batch of %s', async ([batch, entries]) => {
    const meta = await outsider();
    await three(meta);
    await meta.control('POST', '/deliveries/release', { batch, order: 'reversed' });
    const [post, ...more] = meta.webhooks.posts;
    expect(more).toEqual([]);
    expect(JSON.parse(post?.body ?? '').entry).toHaveLength(entries);
    expect(textsOf(meta.webhooks.posts)).toEqual(['three', 'two', 'one']);
    expect(post?.headers['x-hub-signature-256']).toBe(
      `sha256=${hmac('sha256', APP.secret, post?.body ?? '')}`,
    );
  });

  test('of two accounts share a batch', async () => {
    const { accounts, control, newcomer, webhooks } = await outsider();
    const [, other] = await accounts();
    await control('PATCH', `/accounts/${other.externalId}`, { subscribedFields: ['messages'] });
    await control('PATCH', '/switches', { hold: true });
    await newcomer('To the first');
    const { externalId } = await control('POST', '/customers', { account: other.externalId });
    await control('POST', `/customers/${externalId}/messages`, { text: 'To the other' });
    await control('POST', '/deliveries/release', { batch: 'items' });
    const { entry } = JSON.parse(webhooks.posts[0]?.body ?? '');
    expect(new Set(entry.map(({ id }: { id: string }) => id)).size).toBe(2);
  });

  test('keep their time: when it happened, not when it arrives', async () => {
    const { newcomer, control, webhooks, pass } = await outsider();
    await control('PATCH', '/switches', { hold: true });
    const customer = await newcomer('Early');
    const { messages } = await control('GET', `/threads/${customer}`);
    await pass(DAY);
    await control('POST', '/deliveries/release', {});
    expect(webhooks.posts.flatMap(itemsOf)).toMatchObject([{ timestamp: messages[0].at }]);
  });
});
