import { describe, expect, test } from 'vitest';
import { deliveryLine } from '@/lib/client/delivery-line';
import { atRest, messagesOf, withMessages } from '@/lib/client/messages';
import { NO_EXTRAS, type Outgoing } from '@/lib/client/outbox';
import { PLAIN } from '@/lib/client/plain-message';
import { threadItems } from '@/lib/client/thread-items';
import type { Message } from '@/lib/contracts/messages';

const limit = { unit: 'bytes', max: 10 } as const;
const author = { memberId: 7, name: 'Mia' };
const CLIENT = 'b7f2c1de-0000-4000-8000-000000000001';

const sent = (id: number, rest: Partial<Message> = {}): Message => ({
  id,
  clientId: null,
  part: 0,
  direction: 'outgoing',
  private: false,
  text: `message ${id}`,
  ...PLAIN,
  status: 'sent',
  seenAt: null,
  problem: null,
  sender: { type: 'member', id: 7, name: 'Mia' },
  at: `2026-11-23T10:00:0${id}Z`,
  ...rest,
});

const outgoing = (rest: Partial<Outgoing> = {}): Outgoing => ({
  clientId: CLIENT,
  text: 'hello',
  private: false,
  at: '2026-11-23T10:00:09Z',
  problem: null,
  ...rest,
});

const textsOf = (messages: readonly Message[], waiting: readonly Outgoing[]) =>
  threadItems(messages, waiting, { author, limit }).map(({ message }) => message.text);

describe('what is shown before the server has it', () => {
  test('stands at the end, one bubble for each message it will become', () => {
    expect(textsOf([sent(1)], [outgoing({ text: 'first part then' })])).toEqual([
      'message 1',
      'first part',
      'then',
    ]);
  });

  test('is one bubble when it is a note, however long', () => {
    const note = outgoing({ text: 'much longer than ten bytes', private: true });
    expect(textsOf([], [note])).toEqual(['much longer than ten bytes']);
  });

  test('shows its files after its words, as the browser has them, and pictures together', () => {
    const file = (contentType: string, preview: string) => ({
      ...{ signedId: preview, kind: 'image' as const, fileName: 'a', contentType, byteSize: 1 },
      ...{ width: 4, height: 3, preview },
    });
    const files = [
      file('image/png', 'blob:1'),
      file('application/pdf', 'blob:2'),
      file('image/png', 'blob:3'),
    ];
    const items = threadItems([], [outgoing({ extras: { ...NO_EXTRAS, files } })], {
      author,
      limit,
    });
    expect(items.map(({ message }) => [message.text, message.kinds])).toEqual([
      ['hello', []],
      [null, ['image', 'image']],
      [null, ['file']],
    ]);
    expect(items[1]?.message.attachments.map(({ src }) => src)).toEqual(['blob:1', 'blob:3']);
  });

  test('is gone once the server answers with it, under the same key', () => {
    const before = threadItems([], [outgoing()], { author, limit });
    const taken = sent(5, { clientId: CLIENT, text: 'hello' });
    const after = threadItems([taken], [outgoing()], { author, limit });
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after[0]?.outgoing).toBeNull();
  });

  test('is failed, with the reason, when the server refused it', () => {
    const [item] = threadItems([], [outgoing({ problem: 'The window closed.' })], {
      author,
      limit,
    });
    expect(item?.message).toMatchObject({ status: 'failed', problem: 'The window closed.' });
  });
});

test('what the provider has not taken yet stays below what it has', () => {
  const queued = sent(1, { status: 'queued' });
  const answer = sent(2, { direction: 'incoming', sender: { type: 'contact' } });
  expect(textsOf([queued, answer], [])).toEqual(['message 2', 'message 1']);
});

describe('the line under a bubble', () => {
  const lineFor = (message: Message, isOurLast: boolean) =>
    deliveryLine({ key: 'any', message, outgoing: null }, isOurLast);

  test('tells that all is well only under our last one', () => {
    expect(lineFor(sent(1, { status: 'read' }), false)).toBeNull();
    expect(lineFor(sent(1, { status: 'read' }), true)).toEqual({ kind: 'quiet', status: 'read' });
  });

  test('tells of trouble under every one', () => {
    const failed = sent(1, { status: 'failed', problem: 'They blocked you.' });
    expect(lineFor(failed, false)).toEqual({ kind: 'failed', problem: 'They blocked you.' });
    expect(lineFor(sent(1, { status: 'unknown' }), false)?.kind).toBe('unknown');
  });

  test('tells why something is still waiting', () => {
    const waiting = sent(1, { status: 'queued', problem: 'Instagram asks us to slow down.' });
    expect(lineFor(waiting, false)).toMatchObject({ kind: 'waiting' });
  });

  test('says nothing under a note that is saved', () => {
    expect(lineFor(sent(1, { private: true }), true)).toBeNull();
  });
});

describe('pages of messages', () => {
  const page = (messages: Message[], after: string | null = null) => ({
    messages,
    before: null,
    after,
  });

  test('are read oldest first, each message once', () => {
    const data = {
      pages: [page([sent(3), sent(4)]), page([sent(1), sent(2), sent(3)])],
      pageParams: [null, 'x'],
    };
    expect(messagesOf(data).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  test('take what the server answered at their end, or renew it in place', () => {
    const data = { pages: [page([sent(3), sent(4)])], pageParams: [null] };
    const next = withMessages(data, [sent(3, { status: 'read' }), sent(5)]);
    expect(messagesOf(next).map(({ id, status }) => `${id} ${status}`)).toEqual([
      '3 read',
      '4 sent',
      '5 sent',
    ]);
  });

  test('take nothing at an end that is not the newest', () => {
    const data = { pages: [page([sent(3)], 'more')], pageParams: [null] };
    const next = withMessages(data, [sent(3, { status: 'read' }), sent(5)]);
    expect(messagesOf(next).map(({ id, status }) => `${id} ${status}`)).toEqual(['3 read']);
  });

  test('let go of what is far above somebody who is at the newest, and of nothing else', () => {
    const [newest, older, oldest] = [page([sent(3)]), page([sent(2)]), page([sent(1)])];
    const all = { pages: [newest, older, oldest], pageParams: [null, 'a', 'b'] };
    expect(atRest(all)).toEqual({ pages: [newest, older], pageParams: [null, 'a'] });
    const above = { pages: [page([sent(3)], 'more'), older, oldest], pageParams: ['c', 'a', 'b'] };
    expect(atRest(above)).toBe(above);
  });
});
