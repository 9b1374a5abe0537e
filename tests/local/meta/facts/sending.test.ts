import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, outsider, refusal } from './outsider.ts';

const agent = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
const words = (id: string, text = 'Hello') => ({ recipient: { id }, message: { text } });
const act = (id: string, sender_action: string, payload?: object) => ({
  recipient: { id },
  sender_action,
  ...(payload && { payload }),
});
const taken = { status: 200 };

describe('§3.1 a text', () => {
  test('is at most 1000 bytes of UTF-8, whatever its characters', async () => {
    const { newcomer, send } = await outsider();
    const customer = await newcomer();
    for (const text of ['a'.repeat(1000), 'é'.repeat(500), '☕'.repeat(333), '😊'.repeat(250)]) {
      expect(await send(words(customer, text))).toMatchObject(taken);
      expect(await send(words(customer, `${text}😊`))).toMatchObject(refusal(100));
    }
  });

  test('can quote a message, and bring at most 13 quick replies of 20 characters', async () => {
    const { newcomer, send, control } = await outsider();
    const customer = await newcomer('Which one?');
    const { messages } = await control('GET', `/threads/${customer}`);
    const quoting = { ...words(customer), reply_to: { mid: messages[0].mid } };
    expect(await send(quoting)).toMatchObject(taken);
    expect(await send({ ...quoting, reply_to: { mid: 'nothing' } })).toMatchObject(refusal(100));
    const reply = { content_type: 'text', title: 'a'.repeat(20), payload: 'A' };
    const offering = (quick_replies: readonly object[]) =>
      send({ recipient: { id: customer }, message: { text: 'Which?', quick_replies } });
    expect(await offering(Array(13).fill(reply))).toMatchObject(taken);
    expect(await offering(Array(14).fill(reply))).toMatchObject(refusal(100));
    expect(await offering([{ ...reply, title: 'a'.repeat(21) }])).toMatchObject(refusal(100));
    expect(await offering([{ content_type: 'user_email' }])).toMatchObject(refusal(100));
  });

  test('echoes with the same mid, before or after the answer', async () => {
    const { newcomer, send, control, webhooks } = await outsider();
    const customer = await newcomer();
    const { body } = await send(words(customer));
    expect((await webhooks.received(2))[1]?.body).toContain(body.message_id);
    await control('PATCH', '/switches', { echo: 'before' });
    const early = await send(words(customer));
    expect(webhooks.posts[2]?.body).toContain(early.body.message_id);
  });
});

describe('§3.1 everything else', () => {
  test('templates keep to their limits', async () => {
    const { newcomer, send } = await outsider();
    const customer = await newcomer();
    const template = (payload: object) =>
      send({
        recipient: { id: customer },
        message: { attachment: { type: 'template', payload } },
      });
    const button = { type: 'postback', title: 'Yes', payload: 'YES' };
    const generic = (elements: readonly object[]) =>
      template({ template_type: 'generic', elements });
    const buttons = (count: number) =>
      template({ template_type: 'button', text: 'Well?', buttons: Array(count).fill(button) });
    expect(await generic(Array(10).fill({ title: 'Mug' }))).toMatchObject(taken);
    expect(await generic(Array(11).fill({ title: 'Mug' }))).toMatchObject(refusal(100));
    expect(await generic([{ title: 'a'.repeat(81) }])).toMatchObject(refusal(100));
    expect(await buttons(3)).toMatchObject(taken);
    expect(await buttons(4)).toMatchObject(refusal(100));
    const phone = { ...button, type: 'phone_number' };
    expect(await generic([{ title: 'Mug', buttons: [phone] }])).toMatchObject(refusal(100));
  });

  test('a heart, a post of one’s own, but nobody else’s', async () => {
    const { newcomer, send, control, accounts } = await outsider();
    const customer = await newcomer();
    const [, other] = await accounts();
    const mine = await control('POST', '/assets', {});
    const theirs = await control('POST', '/assets', { account: other.externalId });
    const attach = (attachment: object) =>
      send({ recipient: { id: customer }, message: { attachment } });
    expect(await attach({ type: 'like_heart' })).toMatchObject(taken);
    const share = (id: string) => attach({ type: 'MEDIA_SHARE', payload: { id } });
    expect(await share(mine.id)).toMatchObject(taken);
    expect(await share(theirs.id)).toMatchObject(refusal(100));
    expect(await attach({ type: 'hologram' })).toMatchObject(refusal(100, 2534015));
  });

  test('reactions: any emoji, or love alone where Meta is older (§11)', async () => {
    const { newcomer, send, control } = await outsider();
    const customer = await newcomer();
    const { mid } = (await control('GET', `/threads/${customer}`)).messages[0];
    const react = (reaction: string) => send(act(customer, 'react', { message_id: mid, reaction }));
    const shown = async () =>
      (await control('GET', `/threads/${customer}`)).messages[0].reactions ?? [];
    expect(await react('🔥')).toMatchObject({ ...taken, body: { recipient_id: customer } });
    expect(await shown()).toMatchObject([{ by: 'business', emoji: '🔥' }]);
    await send(act(customer, 'unreact', { message_id: mid }));
    expect(await shown()).toEqual([]);
    expect(await react('word')).toMatchObject(refusal(100));
    await control('PATCH', '/switches', { reactions: 'love' });
    expect(await react('🔥')).toMatchObject(refusal(100));
    expect(await react('love')).toMatchObject(taken);
  });

  test('a sender action stands alone in its request', async () => {
    const { newcomer, send } = await outsider();
    const customer = await newcomer();
    const both = { ...words(customer), sender_action: 'typing_on' };
    expect(await send(both)).toMatchObject(refusal(100, 2018014));
  });
});

describe('§3.3 the window', () => {
  const closed = refusal(10, 2534022);

  test('closes a day after the person’s last word', async () => {
    const { newcomer, send, pass } = await outsider();
    const customer = await newcomer();
    await pass(DAY - MINUTE);
    expect(await send(words(customer))).toMatchObject(taken);
    await pass(2 * MINUTE);
    expect(await send(words(customer))).toMatchObject(closed);
    expect(await send(act(customer, 'typing_on'))).toMatchObject(closed);
    expect(await send({ ...words(customer), ...agent })).toMatchObject(taken);
    await pass(6 * DAY);
    expect(await send({ ...words(customer), ...agent })).toMatchObject(closed);
  });

  test.for([
    ['a reaction', 'reactions'],
    ['a link followed', 'referrals'],
    ['a tap', 'postbacks'],
  ] as const)('opens with %s', async ([, path]) => {
    const { newcomer, send, control, pass } = await outsider();
    const customer = await newcomer();
    const { mid } = (await control('GET', `/threads/${customer}`)).messages[0];
    await pass(2 * DAY);
    const bodies = {
      reactions: { mid, emoji: '🔥' },
      referrals: {},
      postbacks: { title: 'Hours?', payload: 'HOURS' },
    };
    expect(await send(words(customer))).toMatchObject(closed);
    await control('POST', `/customers/${customer}/${path}`, bodies[path]);
    expect(await send(words(customer))).toMatchObject(taken);
  });

  test('does not open with a comment, unless Meta is read that way (§11)', async () => {
    const { newcomer, send, control, pass } = await outsider();
    const customer = await newcomer();
    await pass(2 * DAY);
    const comment = () => control('POST', `/customers/${customer}/comments`, { text: 'Nice' });
    await comment();
    expect(await send(words(customer))).toMatchObject(closed);
    await control('PATCH', '/switches', { commentOpensWindow: true });
    await comment();
    expect(await send(words(customer))).toMatchObject(taken);
  });

  test('of a human agent needs the feature', async () => {
    const { newcomer, send, control } = await outsider();
    const customer = await newcomer();
    await control('PATCH', '/switches', { humanAgent: false });
    expect(await send({ ...words(customer), ...agent })).toMatchObject(refusal(200, 2018028));
  });

  test('has no other tags since April 2026', async () => {
    const { newcomer, send } = await outsider();
    const customer = await newcomer();
    for (const tag of ['ACCOUNT_UPDATE', 'CONFIRMED_EVENT_UPDATE', 'POST_PURCHASE_UPDATE']) {
      expect(await send({ ...words(customer), ...agent, tag })).toMatchObject(refusal(100));
    }
  });
});

describe('§3.4 a private reply', () => {
  const commented = async () => {
    const meta = await outsider();
    const { externalId } = await meta.control('POST', '/customers', {});
    const comment = await meta.control('POST', `/customers/${externalId}/comments`, {
      text: 'Do you ship to Norway?',
    });
    const reply = (text = 'We do!') =>
      meta.send({ recipient: { comment_id: comment.id }, message: { text } });
    return { ...meta, customer: externalId, reply };
  };
  const spent = refusal(100, 2534025);

  test('reaches somebody who never wrote, once', async () => {
    const { reply, customer, send } = await commented();
    const { status, body } = await reply();
    expect({ status, to: body.recipient_id }).toEqual({ status: 200, to: customer });
    expect(await reply()).toMatchObject(spent);
    expect(await send(words(customer))).toMatchObject(refusal(10, 2534022));
  });

  test('is possible for seven days', async () => {
    const { reply, pass } = await commented();
    await pass(7 * DAY + HOUR);
    expect(await reply()).toMatchObject(spent);
  });

  test('is not for the comments of another business', async () => {
    const { send, accounts, control } = await commented();
    const [, other] = await accounts();
    const { externalId } = await control('POST', '/customers', { account: other.externalId });
    const { id } = await control('POST', `/customers/${externalId}/comments`, { text: 'Hi' });
    const body = { recipient: { comment_id: id }, message: { text: 'Hi' } };
    expect(await send(body)).toMatchObject(spent);
  });
});
