import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { attachmentsOf } from '@/db/queries/attachments';
import { messages } from '@/db/schema/messages';
import { sha256 } from '@/lib/platform/crypto';
import { fileUrl, keyOfSignedId } from '@/lib/platform/upload-tokens';
import { listPosts } from '@/lib/services/inboxes/list-posts';
import type { TestAccount, TestMember } from '../support/account.ts';
import { pdf } from '../support/files.ts';
import { got, shapes, signedIdOf } from '../support/sent.ts';
import { control, simulatedAccount } from '../support/simulator.ts';
import { type OpenThread, openThread } from '../support/thread.ts';
import { until } from '../support/until.ts';

let shop: TestAccount;
let agent: TestMember;
let thread: OpenThread;

beforeAll(async () => {
  shop = await simulatedAccount();
  agent = await shop.member('agent');
});
beforeEach(async () => {
  thread = await openThread(shop, agent);
});
afterEach(() => control('DELETE', '/faults'));

const file = (bytes: Uint8Array, fileName?: string) => signedIdOf(shop.as(agent), bytes, fileName);
const allOut = () =>
  until(thread.statuses, (all) => all.length > 0 && all.every((status) => status === 'sent'));

describe('more than words', () => {
  test('a heart', async () => {
    await thread.sends('', { heart: true });
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['like_heart']);
    expect(await thread.ours()).toMatchObject([{ content: '❤️' }]);
  });

  test('a post of the account itself, by its number; the echo says what it is', async () => {
    const listed = await listPosts(shop.as(agent), thread.number);
    const [post] = listed.ok ? listed.posts : [];
    expect(post).toMatchObject({
      caption: 'Night firing',
      picture: expect.stringContaining('http'),
    });
    await thread.sends('', { post: post?.id ?? null });
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['ig_post']);
    const [row] = await thread.ours();
    const described = () => attachmentsOf(db, [row?.id ?? 0]);
    const [attachment] = await until(
      async () => described(),
      ([first]) => first?.url !== null,
    );
    expect(attachment).toMatchObject({ kind: 'post', externalId: post?.id, title: 'Night firing' });
  });

  test('no posts where Instagram refuses to tell of them, and why', async () => {
    const effect = { code: 613, status: 429 };
    await control('POST', '/faults', { match: { path: '*/media' }, effect });
    expect(await listPosts(shop.as(agent), thread.number)).toEqual({
      ok: false,
      problem: 'Instagram does not answer right now. Try again in a moment.',
    });
  });

  test('answers to choose from', async () => {
    await thread.sends('Which size?', { quickReplies: ['Small', 'Large'] });
    await allOut();
    expect((await got(thread.customer))[0]?.quickReplies).toEqual(['Small', 'Large']);
    expect(await thread.ours()).toMatchObject([{ quickReplies: ['Small', 'Large'] }]);
  });

  test('buttons below words', async () => {
    const buttons = [
      { title: 'Shop', url: 'https://shop.example' },
      { title: 'Call me', url: null },
    ];
    await thread.sends('Have a look', { buttons });
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['template']);
    const [row] = await thread.ours();
    expect(await attachmentsOf(db, [row?.id ?? 0])).toMatchObject([
      { kind: 'template', cards: [{ title: 'Have a look', buttons }] },
    ]);
  });

  test('an answer to one message, which hangs on the first of several', async () => {
    const [theirs] = await db.select().from(messages).where(eq(messages.conversationId, thread.id));
    await thread.sends('It is!', { replyTo: theirs?.id ?? 0, attachments: [await file(pdf())] });
    await allOut();
    expect((await got(thread.customer)).map(({ replyTo }) => replyTo?.mid)).toEqual([
      theirs?.externalId,
      undefined,
    ]);
  });

  test('an answer to a message of another conversation is refused', async () => {
    const elsewhere = await openThread(shop, agent);
    const [theirs] = await db
      .select()
      .from(messages)
      .where(eq(messages.conversationId, elsewhere.id));
    const replied = await thread.sends('It is!', { replyTo: theirs?.id ?? 0 });
    expect(replied).toMatchObject({ ok: false, reason: 'quote_refused' });
  });
});

describe('the address that a provider fetches from', () => {
  test('tells what the file is, in parts too, and nothing to a guess', async () => {
    const key =
      keyOfSignedId(await file(pdf(), 'Angebot für Ása.pdf'), shop.accountId, new Date()) ?? '';
    const url = fileUrl(key, new Date());
    const whole = await fetch(url);
    expect(whole.status).toBe(200);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf().length),
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringContaining(
        "filename*=UTF-8''Angebot%20f%C3%BCr%20%C3%81sa.pdf",
      ),
    });
    const part = await fetch(url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'PDF']);
    expect((await fetch(url, { headers: { range: 'bytes=9999-' } })).status).toBe(416);
    expect((await fetch(`${url}x`)).status).toBe(404);
    const late = fileUrl(key, new Date(Date.now() - 60 * 60 * 1000 - 1));
    expect((await fetch(late)).status).toBe(404);
  });

  test('gives a web page out as nothing that a browser would open', async () => {
    const page = await file(Buffer.from('<html><script>alert(1)</script>'), 'x.html');
    const key = keyOfSignedId(page, shop.accountId, new Date()) ?? '';
    const { headers } = await fetch(fileUrl(key, new Date()));
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

test('each file waits for its turn at a rate of files, words at one of words', async () => {
  await thread.sends('Here you are', { attachments: [await file(pdf()), await file(pdf())] });
  await allOut();
  const turns = await fetch(`${process.env.QSTASH_URL}/local/deliveries`, {
    headers: { authorization: `Bearer ${process.env.QSTASH_TOKEN}` },
  });
  const all: readonly { readonly flowControlKey?: string }[] = await turns.json();
  const atRate = (name: string) => {
    const key = sha256(`${name} ${shop.inbox.id}`).slice(0, 32);
    return all.filter(({ flowControlKey }) => flowControlKey === key).length;
  };
  expect(atRate('deliver media')).toBeGreaterThanOrEqual(2);
  expect(atRate('deliver')).toBeGreaterThanOrEqual(1);
});

test('an account that has used most of its limit rests before its next send', async () => {
  await control('POST', '/faults', {
    match: { path: '*/messages' },
    effect: { usage: { percent: 85 } },
    times: 1,
  });
  await thread.sends('First');
  await until(thread.statuses, (all) => all[0] === 'sent');
  const before = Date.now();
  await thread.sends('Second');
  await until(thread.ours, (rows) => (rows[1]?.dueAt?.getTime() ?? 0) > before + 1000);
  expect(await shapes(thread.customer)).toEqual(['First']);
});
