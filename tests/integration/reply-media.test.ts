import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { attachmentsOf } from '@/db/queries/attachments';
import { messages } from '@/db/schema/messages';
import { uploads } from '@/db/schema/uploads';
import { keyOfSignedId } from '@/lib/platform/upload-tokens';
import { keepFile } from '@/lib/services/uploads/keep-file';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { largePhoto, pdf, photo, wav } from '../support/files.ts';
import { got, shapes, signedIdOf } from '../support/sent.ts';
import { control, fault, simulatedAccount } from '../support/simulator.ts';
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
afterEach(async () => {
  await control('DELETE', '/faults');
  await control('PATCH', '/switches', { echo: 'after' });
});

const file = (bytes: Uint8Array, fileName?: string) => signedIdOf(shop.as(agent), bytes, fileName);
const allOut = () =>
  until(thread.statuses, (all) => all.length > 0 && all.every((status) => status === 'sent'));

describe('files', () => {
  test('go out after the words, pictures together, the rest each by itself', async () => {
    const attachments = [
      await file(await photo('teal')),
      await file(pdf(), 'offer.pdf'),
      await file(await photo('plum')),
    ];
    await thread.sends('Here you are', { attachments });
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['Here you are', 'image image', 'file']);
    const rows = await thread.ours();
    expect(rows.map(({ kinds }) => kinds)).toEqual([[], ['image', 'image'], ['file']]);
    expect(await attachmentsOf(db, [rows[2]?.id ?? 0])).toMatchObject([
      { fileName: 'offer.pdf', contentType: 'application/pdf', byteSize: pdf().length },
    ]);
  });

  test('ten pictures are one message, the eleventh is another', async () => {
    const attachments = [];
    for (let each = 0; each < 11; each += 1)
      attachments.push(await file(await photo('teal', { width: 10 + each })));
    await thread.sends('', { attachments });
    await allOut();
    expect((await got(thread.customer)).map((message) => message.attachments?.length)).toEqual([
      10, 1,
    ]);
  });

  test('a voice message under a lying name arrives as audio', async () => {
    await thread.sends('', { attachments: [await file(wav(), 'photo.jpg')] });
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['audio']);
  });

  test('are still one message of ours when the echo comes', async () => {
    await thread.sends('', { attachments: [await file(await photo('teal'))] });
    await allOut();
    await until(
      () => control<{ state: string }[]>('GET', '/deliveries'),
      (all) => all.every(({ state }) => state !== 'pending'),
    );
    const rows = await thread.ours();
    expect(rows).toMatchObject([{ origin: 'desk', kinds: ['image'] }]);
    expect(await attachmentsOf(db, [rows[0]?.id ?? 0])).toMatchObject([
      { uploadKey: expect.stringMatching(/^files\//) },
    ]);
  });

  test('whose echo comes before the answer are still one message, with our own file', async () => {
    await control('PATCH', '/switches', { echo: 'before' });
    await thread.sends('', { attachments: [await file(pdf(), 'offer.pdf')] });
    await allOut();
    const rows = await thread.ours();
    expect(rows).toMatchObject([{ origin: 'desk', kinds: ['file'] }]);
    expect(await attachmentsOf(db, [rows[0]?.id ?? 0])).toMatchObject([{ fileName: 'offer.pdf' }]);
  });

  test('of a note stay with the team, whatever they are', async () => {
    const attachments = [await file(Buffer.from('anything'), 'notes.docx')];
    expect(await thread.sends('', { attachments, isNote: true })).toMatchObject({ ok: true });
    expect(await thread.ours()).toMatchObject([{ private: true, kinds: ['file'], content: null }]);
    expect(await got(thread.customer)).toEqual([]);
  });

  test('sent twice under one client id are sent once', async () => {
    const reply = { clientId: randomUUID(), attachments: [await file(pdf())] };
    await Promise.all([thread.sends('Once', reply), thread.sends('Once', reply)]);
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['Once', 'file']);
  });

  test('are kept while a message shows them, and released with the last', async () => {
    const id = await file(pdf());
    await thread.sends('', { attachments: [id] });
    await thread.sends('', { attachments: [id] });
    await allOut();
    const key = keyOfSignedId(id, shop.accountId, new Date()) ?? '';
    const removeAt = async () =>
      (await db.select().from(uploads).where(eq(uploads.key, key)))[0]?.removeAt;
    expect(await removeAt()).toBeNull();
    const [first, second] = await thread.ours();
    await db.delete(messages).where(eq(messages.id, first?.id ?? 0));
    expect(await removeAt()).toBeNull();
    await db.delete(messages).where(eq(messages.id, second?.id ?? 0));
    expect(await removeAt()).not.toBeNull();
  });
});

describe('before anything is sent, in words', () => {
  test.for([
    ['a picture that is too large', largePhoto, 'Instagram takes pictures up to 8 MB'],
    ['a kind that Instagram has not', async () => Buffer.from('words'), 'Only PDF documents'],
    [
      'sound that Instagram can’t play',
      async () => Buffer.from('OggS\0\x02OpusHead', 'latin1'),
      'takes no Ogg audio',
    ],
  ] as const)('%s is refused', async ([, make, words]) => {
    const replied = await thread.sends('With words', {
      attachments: [await file(await make(), 'x')],
    });
    expect(replied).toMatchObject({
      ok: false,
      reason: 'file_refused',
      problem: expect.stringContaining(words),
    });
    expect(await thread.ours()).toEqual([]);
  });

  test('a file of another account, one that is gone, and a made-up id are refused alike', async () => {
    const other = await makeAccount();
    const kept = await keepFile(other.as(await other.member('agent')), {
      fileName: 'x',
      bytes: pdf(),
    });
    const theirs = kept.ok ? kept.file.signedId : '';
    for (const attachments of [[theirs], ['nonsense'], [await file(pdf()), theirs]]) {
      expect(await thread.sends('', { attachments })).toMatchObject({ reason: 'file_refused' });
    }
  });
});

describe('one that fails', () => {
  test('neither stops nor repeats the others, and a retry sends only it', async () => {
    await fault('*/messages', { status: 400, code: 100, subcode: 2_018_047 }, 1);
    const attachments = [
      await file(pdf(), 'a.pdf'),
      await file(wav()),
      await file(await photo('teal')),
    ];
    await thread.sends('', { attachments });
    await until(
      thread.statuses,
      (all) => all.length === 3 && all.every((each) => each !== 'queued' && each !== 'sending'),
    );
    const failed = (await thread.ours()).find(({ status }) => status === 'failed');
    expect(failed).toMatchObject({ kinds: ['file'], reason: 'media_type' });
    expect(await shapes(thread.customer)).toEqual(['audio', 'image']);

    await thread.retries(failed?.id ?? 0);
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['audio', 'image', 'file']);
  });

  test('as words, stops only the words after it', async () => {
    await fault('*/messages', { status: 400, code: 551 }, 1);
    const text = `${'a'.repeat(900)} ${'b'.repeat(900)}`;
    await thread.sends(text, { attachments: [await file(pdf())] });
    await until(
      thread.statuses,
      (all) => all.length === 3 && all.every((each) => each === 'failed' || each === 'sent'),
    );
    expect((await thread.ours()).map(({ status, part }) => [part, status]).toSorted()).toEqual([
      [0, 'failed'],
      [1, 'failed'],
      [2, 'sent'],
    ]);
    const first = (await thread.ours()).find(({ part }) => part === 0);
    await thread.retries(first?.id ?? 0);
    await allOut();
    expect(await shapes(thread.customer)).toEqual(['file', 'a'.repeat(900), 'b'.repeat(900)]);
  });

  test('because it could not be fetched, lets the next words pass', async () => {
    await fault('*/messages', { status: 400, code: 100, subcode: 2_018_008 }, 1);
    await thread.sends('', { attachments: [await file(pdf())] });
    await until(thread.ours, (rows) => rows[0]?.reason === 'media_not_fetched');
    await thread.sends('Meanwhile');
    await until(thread.ours, (rows) =>
      rows.some(({ content, status }) => content === 'Meanwhile' && status === 'sent'),
    );
    expect(await shapes(thread.customer)).toEqual(['Meanwhile']);
  });
});
