import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { updateAttachment } from '@/db/queries/attachments';
import { messages } from '@/db/schema/messages';
import { runJob } from '@/lib/jobs/registry';
import { sent } from '../support/sent-media.ts';
import { control, newSimulatedCustomer, simulatedAccount } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const DAY = 86_400_000;

beforeAll(async () => {
  await simulatedAccount();
});

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/clock');
});

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('what a customer sends', () => {
  test.for([
    ['image', 'image/jpeg'],
    ['audio', 'audio/wav'],
    ['video', 'video/mp4'],
  ] as const)('%s comes with its own type, to be shown in place', async ([type, contentType]) => {
    const { seen } = await sent({ attachments: [{ type }] });
    const response = await seen();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': contentType,
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
    });
    const bytes = await bytesOf(response);
    expect(bytes.byteLength).toBe(Number(response.headers.get('content-length')));
    expect(bytes.byteLength).toBeGreaterThan(100);
  });

  test('a document is to be saved, not opened', async () => {
    const { seen } = await sent({ attachments: [{ type: 'file' }] });
    const response = await seen();
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    await response.body?.cancel();
  });

  test('comes in parts, as players ask for it', async () => {
    const { seen } = await sent({ attachments: [{ type: 'video' }] });
    const whole = await bytesOf(await seen());
    const part = await seen({ range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.byteLength}`);
    expect(await bytesOf(part)).toEqual(whole.slice(10, 20));
    const beyond = await seen({ range: `bytes=${whole.byteLength}-` });
    expect(beyond.status).toBe(416);
  });

  test('is asked for anew when its address has run out', async () => {
    const { seen, found } = await sent({ attachments: [{ type: 'image' }] });
    const before = (await found()).attachment.url;
    await control('POST', '/clock', { advance: 8 * DAY });
    expect((await seen()).status).toBe(200);
    expect((await found()).attachment.url).not.toBe(before);
  });

  test('is asked for when only its kind is known', async () => {
    const { id, seen } = await sent({ attachments: [{ type: 'image' }] });
    await updateAttachment(db, id, { url: null });
    expect((await seen()).status).toBe(200);
  });

  test('is not there for now while the provider is down, and the message stays', async () => {
    const { id, seen, found } = await sent({ text: 'Look', attachments: [{ type: 'image' }] });
    await updateAttachment(db, id, { url: null });
    await control('POST', '/faults', {
      match: {},
      effect: { status: 500, html: true },
      times: 'always',
    });
    expect((await seen()).status).toBe(502);
    expect((await found()).attachment.goneAt).toBeNull();
    expect((await found()).message.content).toBe('Look');
  });

  test.for([
    'http://127.0.0.1:9/x',
    'http://169.254.169.254/latest/meta-data',
    'https://fbcdn.net.evil.test/x',
    'https://x.fbcdn.net:8443/x',
    'https://me@x.fbcdn.net/x',
    'http://x.fbcdn.net/x',
  ])('is never fetched from %s', async (url) => {
    const { id, seen } = await sent({ attachments: [{ type: 'image' }] });
    await updateAttachment(db, id, { url });
    expect((await seen()).status).toBe(502);
  });
});

test('of a message of which only its id was told everything is asked for', async () => {
  await control('PATCH', '/switches', { announce: 'edit_without_sender' });
  try {
    const { externalId: customer } = await newSimulatedCustomer();
    await control('POST', `/customers/${customer}/messages`, {
      text: `Told by id ${customer}`,
      attachments: [{ type: 'image' }],
    });
    await runJob('sweep', {});
    const [row] = await until(
      () =>
        db
          .select()
          .from(messages)
          .where(eq(messages.content, `Told by id ${customer}`)),
      (rows) => rows.length > 0,
    );
    expect(row).toMatchObject({ direction: 'incoming', kinds: ['image'] });
  } finally {
    await control('PATCH', '/switches', { announce: 'message' });
  }
});
