import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Post } from '../stage.ts';
import { outsider } from './outsider.ts';

/** Every event that was captured or printed, and how it comes about here. */
const FOLDER = join(import.meta.dirname, '../../../channels/payloads');
type Meta = Awaited<ReturnType<typeof outsider>>;
type Act = (meta: Meta, customer: string) => Promise<unknown>;

const says =
  (body: object): Act =>
  ({ control }, customer) =>
    control('POST', `/customers/${customer}/messages`, body);
const shows = (...types: readonly string[]) =>
  says({ attachments: types.map((type) => ({ type, title: 'A title' })) });
const does =
  (path: string, body: object): Act =>
  ({ control }, customer) =>
    control('POST', `/customers/${customer}/${path}`, body);
const switched =
  (switches: object, act: Act): Act =>
  async (meta, customer) => {
    await meta.control('PATCH', '/switches', switches);
    await act(meta, customer);
  };
/** Acts on the first message of the thread; `undefined` in the body becomes its mid. */
const about =
  (path: string, body: object): Act =>
  async ({ control }, customer) => {
    const { messages } = await control('GET', `/threads/${customer}`);
    await control('POST', `/customers/${customer}/${path}`, { mid: messages[0].mid, ...body });
  };
const answered =
  (message: object): Act =>
  async ({ send }, customer) => {
    const { status } = await send({ recipient: { id: customer }, message });
    expect(status).toBe(200);
  };

const REFERRAL = { ref: 'a', source: 'SHORTLINKS', type: 'OPEN_THREAD' };
const AD = {
  ...{ ref: 'a', ad_id: '1', source: 'ADS', type: 'OPEN_THREAD' },
  ads_context_data: { ad_title: 'a', photo_url: 'https://a', video_url: 'https://a' },
};
const BUTTON = { type: 'web_url', title: 'View', url: 'https://shop.example' };
const ELEMENT = { title: 'Dripper', subtitle: 'EUR 34', image_url: 'https://a', buttons: [BUTTON] };
const OPTIN = {
  ...{ type: 'notification_messages', payload: 'A', notification_messages_token: '1' },
  ...{ token_expiry_timestamp: 1, user_token_status: 'NOT_REFRESHED', title: 'a' },
};

const PRODUCED: Readonly<Record<string, Act>> = {
  'ig-comment-changes': does('comments', { text: 'Norway?' }),
  'ig-comment-flat': switched({ comments: 'flat' }, does('comments', { text: 'Norway?' })),
  'ig-comment-reply': does('comments', { text: 'Yes', parent: '1', product: 'REELS' }),
  'ig-live-comment': does('comments', { text: 'Now', product: 'LIVE' }),
  'ig-dashboard-test-message': ({ control }) =>
    control('POST', '/dashboard-test', { shape: 'changes' }),
  'ig-dashboard-test-message-messaging': ({ control }) => control('POST', '/dashboard-test', {}),
  'ig-handover-request': does('thread-control', { how: 'request' }),
  'ig-handover-take': does('thread-control', { how: 'take' }),
  'ig-handover-pass': async (meta, customer) => {
    await does('thread-control', { how: 'take' })(meta, customer);
    await does('thread-control', { how: 'pass' })(meta, customer);
  },
  'ig-standby-message': async (meta, customer) => {
    await does('thread-control', { how: 'take' })(meta, customer);
    await says({ text: 'Anyone there?' })(meta, customer);
  },
  'ig-message-text': says({ text: 'Hi' }),
  'ig-message-text-unicode': says({ text: 'Ä ☕' }),
  'ig-message-image': shows('image'),
  'ig-message-multiple-images': shows('image', 'image'),
  'ig-message-video': shows('video'),
  'ig-message-audio': shows('audio'),
  'ig-message-file': shows('file'),
  'ig-message-animated-media': shows('animated_image'),
  'ig-message-sticker-or-gif': shows('sticker'),
  'ig-message-like-heart': shows('like_heart'),
  'ig-message-ephemeral': shows('ephemeral'),
  'ig-message-unsupported-type': shows('unsupported_type'),
  'ig-message-is-unsupported': says({ unsupported: true }),
  'ig-message-ig-post': shows('ig_post'),
  'ig-message-share-legacy': switched({ shares: 'share' }, shows('share')),
  'ig-message-share-plus-ig-post': switched({ shares: 'both' }, shows('ig_post')),
  'ig-message-ig-reel': shows('ig_reel'),
  'ig-message-reel': switched({ reels: 'cdn' }, shows('reel')),
  'ig-message-story-mention': shows('story_mention'),
  'ig-message-ig-story': shows('ig_story'),
  'ig-message-reply-to-story': async (meta, customer) => {
    const story = await meta.control('POST', '/assets', { story: true });
    await says({ text: 'Which one?', replyTo: { story: story.id } })(meta, customer);
  },
  'ig-message-reply-to-message': async (meta, customer) => {
    const { mid } = await meta.control('POST', '/business/messages', { to: customer, text: 'A?' });
    await says({ text: 'Yes', replyTo: { mid } })(meta, customer);
  },
  'ig-message-quick-reply': says({ text: 'Track', quickReply: 'TRACK' }),
  'ig-message-referral-ad': says({ text: 'Hi', referral: AD }),
  'ig-message-referral-igme': says({ text: 'Hi', referral: REFERRAL }),
  'ig-message-referral-product': says({ text: 'Hi', referral: { product: { id: '1' } } }),
  'ig-referral-existing-thread': does('referrals', {}),
  'ig-optin': does('optins', { optin: OPTIN }),
  'ig-postback-icebreaker': does('postbacks', { title: 'Hours?', payload: 'HOURS' }),
  'ig-postback-button-with-referral': does('postbacks', {
    ...{ title: 'Start', payload: 'START', referral: REFERRAL },
  }),
  'ig-message-edit': about('edits', { text: 'Hello' }),
  'ig-message-edit-zero-with-sender': says({ text: 'Hi', announce: 'edit_with_sender' }),
  'ig-message-edit-zero-without-sender': says({ text: 'Hi', announce: 'edit_without_sender' }),
  'ig-message-is-deleted': about('unsend', {}),
  'ig-reaction-react': about('reactions', { emoji: '❤️' }),
  'ig-reaction-react-other': about('reactions', { emoji: '🔥' }),
  'ig-reaction-unreact': async (meta, customer) => {
    await about('reactions', { emoji: '🔥' })(meta, customer);
    await about('reactions', { emoji: null })(meta, customer);
  },
  'ig-seen': async (meta, customer) => {
    await meta.control('POST', '/business/messages', { to: customer, text: 'Hello' });
    await does('seen', {})(meta, customer);
  },
  'ig-message-echo-text': answered({ text: 'It is!' }),
  'ig-message-echo-image': async (meta, customer) => {
    await shows('image')(meta, customer);
    const thread = await meta.control('GET', `/threads/${customer}`);
    const url = meta.meta.url + thread.messages.at(-1).attachments[0].src;
    await answered({ attachment: { type: 'image', payload: { url } } })(meta, customer);
  },
  'ig-message-echo-template': answered({
    attachment: { type: 'template', payload: { template_type: 'generic', elements: [ELEMENT] } },
  }),
  'ig-message-is-self': ({ control, world }) =>
    control('POST', `/accounts/${world.account.externalId}/self-message`),
};

/** Flow B alone, or said by no person: these go out by hand, as they are. */
const BY_HAND = [
  'ig-batch-two-accounts',
  'ig-comment-fb-login',
  'ig-comment-on-ad',
  'ig-mention-in-caption',
  'ig-mention-in-comment',
  'ig-policy-enforcement',
  'ig-story-insights',
];

const fixture = (name: string) => readFileSync(join(FOLDER, `${name}.json`), 'utf8');
const all = readdirSync(FOLDER)
  .filter((file) => file.startsWith('ig-') && file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

/** Names and kinds of values, in any order: what a parser can rely on. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, key === 'type' ? inner : shapeOf(inner)]),
  );
}

test('§2.4 every known event is there, of its own making or by hand', () => {
  expect([...Object.keys(PRODUCED), ...BY_HAND].sort()).toEqual(all.sort());
});

test.for(Object.keys(PRODUCED))('§2.5 %s has the shape it was seen with', async (name) => {
  const meta = await outsider();
  const customer = await meta.newcomer();
  const before = meta.webhooks.posts.length;
  await PRODUCED[name]?.(meta, customer);
  const posts = await meta.webhooks.received(before + 1);
  await expect
    .poll(() => shapeOf(JSON.parse(last(posts))))
    .toEqual(shapeOf(JSON.parse(fixture(name))));
});

const last = (posts: readonly Post[]) => posts.at(-1)?.body ?? '';

test.for(BY_HAND)('§2.5 %s can be sent by hand, signed, as it is', async (name) => {
  const { control, webhooks } = await outsider();
  await control('POST', '/webhooks', { body: fixture(name) });
  expect(last(webhooks.posts)).toBe(Buffer.from(fixture(name)).toString('latin1'));
});

test('§2.3 times are milliseconds beside messaging and seconds beside changes', async () => {
  const { newcomer, control, webhooks } = await outsider();
  const customer = await newcomer();
  await control('POST', `/customers/${customer}/comments`, { text: 'Nice' });
  const [message, comment] = webhooks.posts.map(({ body }) => JSON.parse(body).entry[0].time);
  expect(String(message)).toHaveLength(13);
  expect(String(comment)).toHaveLength(10);
});

test('§2.6 an edit counts, and a reaction of the business is told to nobody', async () => {
  const { newcomer, control, send, webhooks } = await outsider();
  const customer = await newcomer('Hi');
  const { messages } = await control('GET', `/threads/${customer}`);
  for (const text of ['Hi!', 'Hi!!']) {
    await control('POST', `/customers/${customer}/edits`, { mid: messages[0].mid, text });
  }
  expect(last(webhooks.posts)).toContain('"num_edit":2');
  const reacted = await send({
    recipient: { id: customer },
    sender_action: 'react',
    payload: { message_id: messages[0].mid, reaction: 'love' },
  });
  expect(reacted).toMatchObject({ status: 200, body: { recipient_id: customer } });
  expect(webhooks.posts).toHaveLength(3);
});
