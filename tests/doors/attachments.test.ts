import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control, type DemoConversation, newConversation } from '../support/demo.ts';
import { type Outside, outside, signedIn, type Visit } from '../support/doors.ts';
import { until } from '../support/until.ts';

let product: Outside;
let demo: Visit;

beforeAll(async () => {
  product = await outside();
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  demo = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
});
afterAll(() => product.sql.end());

type Attachment = {
  readonly id: number;
  readonly file_type: string;
  readonly data_url: string | null;
};
type Message = {
  readonly attachments: readonly Attachment[];
  readonly content: string | null;
  readonly content_attributes: Readonly<Record<string, unknown>>;
};

/** What a customer sends in a thread of its own, as the public API tells of it. */
async function sent(message: object) {
  const thread = await newConversation(product);
  await control(product, ['POST', `/customers/${thread.customer}/messages`], message);
  const last = () => newestOf(thread);
  await until(last, ({ attachments }) => attachments.length > 0);
  return { thread, last };
}

async function newestOf({ accountId, number }: DemoConversation): Promise<Message> {
  const response = await demo(`/api/v1/accounts/${accountId}/conversations/${number}/messages`);
  const { payload }: { payload: readonly Message[] } = await response.json();
  const message = payload.at(-1);
  if (!message) throw new Error('the thread is empty');
  return message;
}

const statusOf = async (url: string | URL): Promise<number> => {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
};

describe('the link of an attachment', () => {
  test('opens it without signing in, and nothing else', async () => {
    const { last } = await sent({ attachments: [{ type: 'image' }] });
    const [photo] = (await last()).attachments;
    expect(photo).toMatchObject({ file_type: 'image' });
    const url = new URL(photo?.data_url ?? '');
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);

    const { last: other } = await sent({ attachments: [{ type: 'image' }] });
    const [theirs] = (await other()).attachments;
    const swapped = new URL(`/api/attachments/${theirs?.id}`, url);
    swapped.search = url.search;
    expect(await statusOf(swapped)).toBe(403);
    const altered = new URL(url);
    altered.searchParams.set('signature', `${url.searchParams.get('signature')}x`);
    expect(await statusOf(altered)).toBe(403);
    url.search = '';
    expect(await statusOf(url)).toBe(401);
  });

  test('is there for whoever is signed in and in the inbox, in parts', async () => {
    const { last } = await sent({ attachments: [{ type: 'video' }] });
    const [film] = (await last()).attachments;
    const part = await demo(`/api/attachments/${film?.id}`, { headers: { range: 'bytes=0-99' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toMatch(/^bytes 0-99\/\d+$/);
    expect((await part.arrayBuffer()).byteLength).toBe(100);
  });
});

describe('a story', () => {
  test('that is over has no link, and an older link answers that it is gone', async () => {
    const story = await control<{ id: string }>(product, ['POST', '/assets'], { story: true });
    const { last } = await sent({ attachments: [{ type: 'story_mention', asset: story.id }] });
    const before = await last();
    expect(before.content_attributes).toMatchObject({ image_type: 'story_mention' });
    const [mention] = before.attachments;
    const link = mention?.data_url ?? '';
    expect(await statusOf(link)).toBe(200);

    await control(product, ['DELETE', `/assets/${story.id}`]);
    expect(await statusOf(link)).toBe(410);
    const after = await last();
    expect(after.attachments).toMatchObject([{ file_type: 'story_mention', data_url: null }]);
    expect(JSON.stringify(after)).not.toContain(story.id);
    const [kept] = await product.sql`
      select count(*)::int as count from events where position(${story.id} in raw) > 0`;
    expect(kept?.count).toBe(0);
  });
});

test('what was unsent is told as that, and nothing else of it', async () => {
  const { thread, last } = await sent({ text: 'Oh no', attachments: [{ type: 'image' }] });
  const link = (await last()).attachments[0]?.data_url ?? '';
  const { messages } = await control<{ messages: readonly { mid: string }[] }>(product, [
    'GET',
    `/threads/${thread.customer}`,
  ]);
  const mid = messages.at(-1)?.mid;
  await control(product, ['POST', `/customers/${thread.customer}/unsend`], { mid });
  const message = await until(last, ({ content }) => content === null);
  expect(message).toMatchObject({ attachments: [], content_attributes: { deleted: true } });
  expect(await statusOf(link)).toBe(404);
});

test('an edit, a reaction, a quote and a pressed button are told with the message', async () => {
  const thread = await newConversation(product);
  const says = (path: string, body: object) =>
    control<{ mid: string }>(product, ['POST', `/customers/${thread.customer}/${path}`], body);
  const { mid } = await says('messages', { text: 'Is it bakc?' });
  await says('edits', { mid, text: 'Is it back?' });
  await says('reactions', { mid, emoji: '🔥' });
  const edited = await until(
    () => newestOf(thread),
    ({ content_attributes }) => 'reactions' in content_attributes,
  );
  expect(edited).toMatchObject({
    content: 'Is it back?',
    content_attributes: { edited: true, reactions: [{ by: 'contact', emoji: '🔥' }] },
  });

  await says('messages', { text: 'This one', replyTo: { mid } });
  const quoting = await until(
    () => newestOf(thread),
    ({ content }) => content === 'This one',
  );
  expect(quoting.content_attributes).toMatchObject({ in_reply_to_external_id: mid });
  expect(quoting.content_attributes.in_reply_to).toBeTypeOf('number');

  await says('postbacks', { title: 'Opening hours?', payload: 'FAQ_HOURS' });
  const pressed = await until(
    () => newestOf(thread),
    ({ content }) => content === 'Opening hours?',
  );
  expect(pressed.content_attributes).toMatchObject({ postback: { payload: 'FAQ_HOURS' } });
});
