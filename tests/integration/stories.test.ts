import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { updateAttachment } from '@/db/queries/attachments';
import { runJob } from '@/lib/jobs/registry';
import { sent } from '../support/sent-media.ts';
import { control, simulatedAccount } from '../support/simulator.ts';
import { traces } from '../support/traces.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

beforeAll(async () => {
  await simulatedAccount();
});

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/clock');
});

const postedStory = () => control<{ readonly id: string }>('POST', '/assets', { story: true });

const mention = (story: string) => ({ attachments: [{ type: 'story_mention', asset: story }] });

describe('a story', () => {
  test.for([
    [
      'story_mention',
      (story: string) => ({ attachments: [{ type: 'story_mention', asset: story }] }),
    ],
    ['story_reply', (story: string) => ({ text: 'Nice!', replyTo: { story } })],
  ] as const)('%s is shown while it lasts and kept nowhere', async ([kind, message]) => {
    const story = await postedStory();
    const { seen, found } = await sent(message(story.id));
    expect((await found()).attachment).toMatchObject({ kind, goneAt: null });
    const response = await seen();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    await response.body?.cancel();
  });

  const WITH_A_STORY = [
    ['a mention', null, (story: string) => mention(story)],
    ['a reply', 'Nice!', (story: string) => ({ text: 'Nice!', replyTo: { story } })],
  ] as const;

  test.for(WITH_A_STORY)(
    'that was deleted leaves of %s a quiet card and no trace',
    async ([, stays, message]) => {
      const story = await postedStory();
      const { seen, found } = await sent(message(story.id));
      await (await seen()).body?.cancel();
      const before = await traces(story.id);
      expect(before).toContain('attachments.url');
      expect(before).toContain('events.raw');

      await control('DELETE', `/assets/${story.id}`);
      const later = new Date(Date.now() + MINUTE);
      expect((await seen({ now: later })).status).toBe(410);
      const { attachment, message: row } = await found();
      expect(attachment).toMatchObject({ url: null, externalId: null, goneAt: later });
      expect(row.content).toBe(stays);
      expect(await traces(story.id)).toEqual([]);
    },
  );

  test('is asked about at most once a minute, however many look', async () => {
    const story = await postedStory();
    const { seen, message } = await sent(mention(story.id));
    const asked = async () => {
      const calls = await control<{ readonly path: string }[]>('GET', '/ledger');
      return calls.filter(({ path }) => path.includes(message?.externalId ?? 'nothing')).length;
    };
    const now = new Date();
    for (let look = 0; look < 3; look++) await (await seen({ now })).body?.cancel();
    expect(await asked()).toBe(1);
    await (await seen({ now: new Date(now.getTime() + MINUTE) })).body?.cancel();
    expect(await asked()).toBe(2);
  });

  test('that the CDN does not have any more is over at once, within that minute', async () => {
    const story = await postedStory();
    const { seen, found } = await sent(mention(story.id));
    const now = new Date();
    await (await seen({ now })).body?.cancel();
    await control('DELETE', `/assets/${story.id}`);
    expect((await seen({ now })).status).toBe(410);
    expect((await found()).attachment.goneAt).toEqual(now);
    expect(await traces(story.id)).toEqual([]);
  });

  test('is looked at by ourselves, and is over for us when it is over', async () => {
    const story = await postedStory();
    const { id, found } = await sent(mention(story.id));
    const { attachment } = await found();
    expect(attachment.endsAt?.getTime()).toBe((await found()).message.at.getTime() + DAY);
    await control('DELETE', `/assets/${story.id}`);
    await updateAttachment(db, id, { checkAt: new Date() });
    await runJob('sweep', {});
    await until(found, (current) => current.attachment.goneAt !== null);
    expect(await traces(story.id)).toEqual([]);
  });

  test('ends after a day although nobody can be asked', async () => {
    const story = await postedStory();
    const { id, seen, found } = await sent(mention(story.id));
    await control('POST', '/faults', {
      match: {},
      effect: { status: 500, html: true },
      times: 'always',
    });
    const endsAt = (await found()).attachment.endsAt ?? new Date(0);
    const last = await seen({ now: new Date(endsAt.getTime() - 1) });
    expect(last.status).toBe(200);
    await last.body?.cancel();
    expect((await found()).attachment.goneAt).toBeNull();
    await updateAttachment(db, id, { endsAt: new Date() });
    expect((await seen()).status).toBe(410);
  });

  test('that a dead connection can’t ask about is neither lost nor shown for gone', async () => {
    const story = await postedStory();
    const { seen, found } = await sent(mention(story.id));
    await control('POST', '/faults', {
      match: { host: 'graph.instagram.com' },
      effect: { code: 190, status: 401 },
    });
    await (await seen()).body?.cancel();
    expect((await found()).attachment.goneAt).toBeNull();
  });
});
