import { describe, expect, test } from 'vitest';
import { split, timeOf } from '@/lib/channels/meta/split';

const bytes = (text: string) => new TextEncoder().encode(text);
const cut = (body: unknown) =>
  split(bytes(typeof body === 'string' ? body : JSON.stringify(body)), 'instagram');

const at = 1795169761337;
const item = { sender: { id: '1' }, recipient: { id: '9' }, timestamp: at, message: { mid: 'm' } };
const entry = { id: '9', time: at + 400, messaging: [item] };

describe('a body with items', () => {
  test('gives each item its box, its lane and its time', () => {
    expect(cut({ object: 'instagram', entry: [entry] })).toEqual([
      {
        object: 'instagram',
        entryId: '9',
        lane: 'instagram:9:1',
        at: new Date(at),
        kind: 'message',
        externalId: 'm',
        raw: JSON.stringify({ messaging: item }),
      },
    ]);
  });

  test('keeps the item as it was written, byte for byte', () => {
    const written =
      '{ "sender" : {"id":17841478200134455},\n "text":"\\u00c4 \\/ \\u0000 \\ud800" }';
    const [only] =
      cut(`{"object":"instagram","entry":[{"id":"9","messaging":[ ${written} ]}]}`) ?? [];
    expect(only?.raw).toBe(`{"messaging":${written}}`);
    expect(only?.lane).toBe('instagram:9:17841478200134455');
  });

  test('takes every box of an entry, and every entry', () => {
    const mixed = {
      id: '9',
      time: at,
      messaging: [item, item],
      standby: [item],
      changes: [{ field: 'x' }],
    };
    const items = cut({ object: 'instagram', entry: [mixed, { ...entry, id: '8' }] }) ?? [];
    expect(items.map(({ raw, entryId }) => [entryId, raw.slice(0, 12)])).toEqual([
      ['9', '{"messaging"'],
      ['9', '{"messaging"'],
      ['9', '{"standby":{'],
      ['9', '{"changes":{'],
      ['8', '{"messaging"'],
    ]);
  });

  test('names the lane after the customer, whoever wrote', () => {
    const echo = {
      ...item,
      sender: { id: '9' },
      recipient: { id: '1' },
      message: { is_echo: true },
    };
    const read = { sender: { id: '9' }, recipient: { id: '1' }, read: {} };
    const lanes = cut({
      object: 'instagram',
      entry: [{ ...entry, messaging: [item, echo, read] }],
    });
    expect(new Set(lanes?.map(({ lane }) => lane))).toEqual(new Set(['instagram:9:1']));
  });

  test('takes the time of the entry where the item has none', () => {
    const [only] =
      cut({ object: 'instagram', entry: [{ id: '9', time: at, messaging: [{}] }] }) ?? [];
    expect(only?.at).toEqual(new Date(at));
  });

  test('cuts ids longer than any provider’s, for the lane alone', () => {
    const long = {
      ...entry,
      id: '9'.repeat(500),
      messaging: [{ sender: { id: '1'.repeat(500) } }],
    };
    const [only] = cut({ object: 'o'.repeat(500), entry: [long] }) ?? [];
    expect(only?.entryId).toHaveLength(100);
    expect(only?.object).toHaveLength(100);
    expect(only?.lane).toHaveLength('instagram::'.length + 200);
    expect(only?.raw).toContain('1'.repeat(500));
  });
});

describe('a body without items is kept as a whole', () => {
  test.for([
    {},
    { object: 'instagram' },
    { object: 'instagram', entry: [] },
    { object: 'instagram', entry: null },
    { object: 'instagram', entry: { id: '9' } },
    { object: 17, entry: 'x' },
    [],
    null,
    'text',
    7,
  ] as const)('%j', (body) => {
    const items = cut(JSON.stringify(body)) ?? [];
    expect(items.map(({ raw }) => JSON.parse(raw))).toEqual([body]);
    expect(items[0]).toMatchObject({ entryId: '', lane: 'instagram::', at: null });
  });

  test.for([
    {},
    null,
    'text',
    [1],
    { id: '9' },
    { id: '9', messaging: null },
    { id: '9', messaging: [] },
    { id: '9', messaging: { sender: 1 } },
    { id: '9', field: 'comments', value: {} },
  ] as const)('or as an entry: %j', (odd) => {
    const items = cut({ object: 'instagram', entry: [entry, odd, entry] }) ?? [];
    expect(items).toHaveLength(3);
    expect(JSON.parse(items[1]?.raw ?? '')).toEqual(odd);
  });
});

test.for(['', ' ', '{', 'hello', '{"a":1}}', "{'a':1}", '\ufeff', '{"a":"\u0000"}'])(
  '%j is not JSON',
  (text) => {
    expect(cut(text)).toBeNull();
  },
);

test('bytes that are no UTF-8 become the replacement character', () => {
  const body = Buffer.concat([bytes('{"object":"'), Buffer.from([0xff, 0xed, 0xa0]), bytes('"}')]);
  expect(split(body, 'instagram')?.[0]?.object).toMatch(/^\ufffd+$/);
});

describe('the provider’s time', () => {
  const moment = new Date('2026-11-20T10:16:01.000Z');
  test.for([
    [1795169761000, moment],
    ['1795169761000', moment],
    [1795169761, moment],
    ['1795169761', moment],
    [1527459824, new Date('2018-05-27T22:23:44.000Z')],
  ] as const)('%j is read', ([value, expected]) => {
    expect(timeOf(value)).toEqual(expected);
  });

  test.for([0, -1, '', 'soon', null, true, {}, [1795169761000], 1e18, '1e300', 1795169761337000])(
    '%j is none',
    (value) => {
      expect(timeOf(value as never)).toBeNull();
    },
  );
});
