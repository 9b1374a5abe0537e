import { describe, expect, test } from 'vitest';
import { signatures, toWire } from '../../../local/meta/wire.ts';
import { APP, stage } from './stage.ts';

/** A body as captured from Meta's documentation, with signatures made by another program. */
const MID =
  'aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDc4MjAwMTM0NDU1OjM0MDI4MjM2Njg0MTcxMDMwMTI0NDI1OTEwMzg0NjIyMTkwNTQxNzozMjkwNjc4MzE4NTMzMjU4ODM3MTM0OTU2MTI1MDExNTgzOAZDZD';
const BODY = `{"object":"instagram","entry":[{"time":1795169884423,"id":"17841478200134455","messaging":[{"sender":{"id":"1042776318847521"},"recipient":{"id":"17841478200134455"},"timestamp":1795169884011,"message":{"mid":"${MID}","text":"Hej! \\u00c4r n\\u00e4sta rostning p\\u00e5 g\\u00e5ng? \\u2615\\ufe0f\\ud83d\\ude0a"}}]}]}`;

describe('the wire form', () => {
  test('a parsed body is written back byte for byte', () => {
    expect(toWire(JSON.parse(BODY))).toBe(BODY);
  });

  test('both signatures agree with the published vector', () => {
    expect(signatures(BODY, APP.secret)).toEqual({
      'x-hub-signature-256':
        'sha256=9be252f5ef17bfda73ad1cf9b06acf37339d9c48684982487b5e14f2adf4d927',
      'x-hub-signature': 'sha1=363f5cf2793ab90fa66353c98dd4750573e584c9',
    });
  });

  test('slashes are escaped, ASCII and DEL are left alone, lone surrogates survive', () => {
    expect(toWire({ url: 'https://a/b', text: 'a\u007f\u0080\ud800"' })).toBe(
      '{"url":"https:\\/\\/a\\/b","text":"a\u007f\\u0080\\ud800\\""}',
    );
  });
});

test('a customer message arrives as Meta sends it', async () => {
  const { control, world, webhooks } = await stage();
  const customer = world.customers[0]?.externalId ?? '';
  const text = 'Grüße / 佐藤 ☕️';

  const { mid, at } = await control('POST', `/customers/${customer}/messages`, { text });

  const [post] = await webhooks.received(1);
  expect(post?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    ...signatures(post?.body ?? '', APP.secret),
  });
  expect(post?.body).toContain('Gr\\u00fc\\u00dfe \\/ \\u4f50\\u85e4 \\u2615\\ufe0f');
  const account = world.account.externalId;
  expect(JSON.parse(post?.body ?? '')).toEqual({
    object: 'instagram',
    entry: [
      {
        time: expect.any(Number),
        id: account,
        messaging: [
          {
            sender: { id: customer },
            recipient: { id: account },
            timestamp: at,
            message: { mid, text },
          },
        ],
      },
    ],
  });
});

test('message ids decode to account, thread and number', async () => {
  const { world } = await stage();
  const [thread] = world.threads;
  const mid = thread?.messages[0]?.mid ?? '';
  const plain: Record<string, string> = { A: 'Z', B: '+', C: '/', D: '=' };
  const decoded = Buffer.from(
    mid.replace(/Z([ABCD])/g, (_, letter: string) => plain[letter] ?? ''),
    'base64',
  ).toString();
  expect(decoded).toMatch(
    new RegExp(
      `^ig_dm_item:1:IGMessageID:${world.account.externalId}:340282366841710301\\d{21}:32\\d{33}$`,
    ),
  );
  expect(mid.length).toBeGreaterThan(150);
  expect(mid.length).toBeLessThan(171);
});
