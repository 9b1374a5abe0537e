import { describe, expect, test } from 'vitest';
import { ApiProblem } from '@/lib/client/api';
import { newClientId } from '@/lib/client/client-id';
import { createDrafts } from '@/lib/client/drafts';
import type { KeptTexts } from '@/lib/client/local-store';
import { createOutbox, NO_EXTRAS, type Outgoing } from '@/lib/client/outbox';
import type { ReplyInput } from '@/lib/contracts/message-requests';
import type { Message } from '@/lib/contracts/messages';

const LANE = '42';

function memory(): KeptTexts {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const reply = (text: string): Outgoing => ({
  clientId: newClientId(),
  text,
  private: false,
  at: '2026-11-23T10:00:00Z',
  problem: null,
});

type Answer = (reply: ReplyInput) => Promise<readonly Message[]>;

function open(answer: Answer, store = memory()) {
  const taken: string[] = [];
  const outbox = createOutbox({
    post: async (_lane, input) => {
      const messages = await answer(input);
      taken.push(input.text);
      return messages;
    },
    taken: async () => undefined,
    store,
    pause: async () => undefined,
  });
  const idle = () =>
    expect.poll(() => outbox.get(LANE).every(({ problem }) => problem !== null)).toBe(true);
  return { outbox, taken, idle };
}

const accepts: Answer = async () => [];

describe('replies on their way', () => {
  test('are sent one after another, in the order they were written', async () => {
    let running = 0;
    const { outbox, taken, idle } = open(async () => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      return [];
    });
    for (const text of ['one', 'two', 'three']) outbox.add(LANE, reply(text));
    await idle();
    expect(taken).toEqual(['one', 'two', 'three']);
    expect(outbox.get(LANE)).toEqual([]);
  });

  test('are tried again under the same name when the connection drops', async () => {
    const names: string[] = [];
    const { outbox, idle } = open(async ({ clientId }) => {
      names.push(clientId);
      if (names.length < 3) throw new ApiProblem(0, 'offline', 'No connection.');
      return [];
    });
    outbox.add(LANE, reply('one'));
    await idle();
    expect(outbox.get(LANE)).toEqual([]);
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(1);
  });

  test('stay, with the reason, when they are refused, and hold back those behind', async () => {
    const { outbox, taken, idle } = open(async ({ text }) => {
      if (text === 'one') throw new ApiProblem(409, 'window_closed', 'The window closed.');
      return [];
    });
    outbox.add(LANE, reply('one'));
    outbox.add(LANE, reply('two'));
    await idle();
    expect(taken).toEqual([]);
    expect(outbox.get(LANE).map(({ text, problem }) => `${text}: ${problem}`)).toEqual([
      'one: The window closed.',
      'two: Not sent, because the one before it was not.',
    ]);
  });

  test('carry their files, what they answer and what hangs on them, also over a reload', async () => {
    const store = memory();
    const posted: ReplyInput[] = [];
    const preview = 'blob:of this page';
    const file = {
      signedId: 'x',
      kind: 'file',
      fileName: 'a',
      contentType: 'application/pdf',
    } as const;
    const extras = {
      ...NO_EXTRAS,
      files: [{ ...file, byteSize: 5, width: null, height: null, preview }],
      replyTo: { id: 7, quote: { id: 7, direction: null, text: 'Hi', kinds: [], unsent: false } },
      quickReplies: ['Yes'],
    };
    const never = open(() => new Promise(() => undefined), store);
    never.outbox.add(LANE, { ...reply('with a file'), extras });

    const { outbox, idle } = open(async (input) => {
      posted.push(input);
      return [];
    }, store);
    const [kept] = outbox.get(LANE);
    expect(kept?.extras?.files[0]?.preview).toBeNull();
    outbox.retry(LANE, kept?.clientId ?? '');
    await idle();
    expect(posted).toMatchObject([{ attachments: ['x'], replyTo: 7, quickReplies: ['Yes'] }]);
  });

  test('are asked for once when they are refused', async () => {
    let asked = 0;
    const { outbox, idle } = open(async () => {
      asked += 1;
      throw new ApiProblem(422, 'invalid', 'Too long.');
    });
    outbox.add(LANE, reply('one'));
    await idle();
    expect(asked).toBe(1);
  });

  test('go out when a person retries, and are gone when a person discards them', async () => {
    let refuses = true;
    const { outbox, taken, idle } = open(async () => {
      if (refuses) throw new ApiProblem(409, 'inbox_disconnected', 'Reconnect the inbox.');
      return [];
    });
    const [first, second] = [reply('one'), reply('two')];
    outbox.add(LANE, first);
    outbox.add(LANE, second);
    await idle();
    refuses = false;
    outbox.drop(LANE, first.clientId);
    outbox.retry(LANE, second.clientId);
    await idle();
    expect(taken).toEqual(['two']);
    expect(outbox.get(LANE)).toEqual([]);
  });

  test('outlive the page, and wait for a person then', async () => {
    const store = memory();
    const never = open(() => new Promise(() => undefined), store);
    never.outbox.add(LANE, reply('half sent'));

    const { outbox } = open(accepts, store);
    expect(outbox.get(LANE)).toMatchObject([
      { text: 'half sent', problem: 'The page was closed before this was sent.' },
    ]);
  });

  test.for([
    '[{"text":"Hi"}]',
    '[{',
    '"Hi"',
    '[{"clientId":1,"text":"Hi","private":false,"at":"","problem":null}]',
  ])('that something else wrote are not trusted: %s', (kept) => {
    const store = memory();
    store.setItem(LANE, kept);
    expect(open(accepts, store).outbox.get(LANE)).toEqual([]);
  });

  test('of different conversations do not wait for each other', async () => {
    const { outbox, taken } = open(({ text }) =>
      text === 'slow' ? new Promise(() => undefined) : Promise.resolve([]),
    );
    outbox.add('1', reply('slow'));
    outbox.add('2', reply('quick'));
    await expect.poll(() => taken).toEqual(['quick']);
  });
});

describe('drafts', () => {
  test('are kept for each conversation and survive the page', () => {
    const store = memory();
    const drafts = createDrafts(store);
    drafts.set('1:42', { text: 'Dear An', private: false });
    drafts.set('1:43', { text: 'A note', private: true });
    const later = createDrafts(store);
    expect(later.get('1:42')).toEqual({ text: 'Dear An', private: false });
    expect(later.get('1:43')).toEqual({ text: 'A note', private: true });
    expect(later.get('1:44')).toEqual({ text: '', private: false });
  });

  test('are not lost when the store is full', () => {
    const full: KeptTexts = { getItem: () => null, setItem: () => undefined, removeItem: () => {} };
    const drafts = createDrafts(full);
    drafts.set('1:42', { text: 'Dear An', private: false });
    expect(drafts.get('1:42').text).toBe('Dear An');
  });

  test('that something else wrote are not trusted', () => {
    const store = memory();
    store.setItem('1:42', '{"text":3');
    store.setItem('1:43', '{"text":3}');
    const drafts = createDrafts(store);
    expect(drafts.get('1:42').text).toBe('');
    expect(drafts.get('1:43').text).toBe('');
  });

  test('tell those who show them', () => {
    const drafts = createDrafts(memory());
    let told = 0;
    const stop = drafts.subscribe(() => {
      told += 1;
    });
    drafts.set('1:42', { text: 'D', private: false });
    stop();
    drafts.set('1:42', { text: 'De', private: false });
    expect(told).toBe(1);
  });
});

test('a client id is a UUID, each its own', () => {
  const ids = Array.from({ length: 20 }, newClientId);
  expect(new Set(ids).size).toBe(20);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
