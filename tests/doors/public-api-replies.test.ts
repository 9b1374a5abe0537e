import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outside, outside } from '../support/doors.ts';
import {
  type Ask,
  asker,
  customersWrote,
  demoSeat,
  description,
  person,
  team,
} from '../support/public-api.ts';

let product: Outside;
let seat: Awaited<ReturnType<typeof demoSeat>>;
let agent: Ask;

beforeAll(async () => {
  product = await outside();
  seat = await demoSeat(product);
  agent = asker(product, await description(product), seat.who.token);
});
afterAll(() => product.sql.end());

const thread = () => `${seat.base}/conversations/${seat.number}/messages`;
const post = (body: object) => agent('POST', thread(), { body });
const saved = async (clientWords: string) => {
  const rows = await product.sql`
    select id from messages where account_id = ${seat.accountId} and content = ${clientWords}`;
  return rows.length;
};

describe('a reply', () => {
  test('is taken, and will be sent', async () => {
    const { status, body } = await post({ content: 'On its way', message_type: 'outgoing' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      content: 'On its way',
      message_type: 1,
      private: false,
      status: 'progress',
      conversation_id: seat.number,
      sender: { id: Number(seat.who.userId), name: seat.who.name, type: 'user' },
    });
    expect(body.echo_id).toBeUndefined();
  });

  test('that is sent again under its name is the same one, at once or later', async () => {
    const name = `mine ${randomUUID()}`;
    const content = `Once ${randomUUID()}`;
    const both = await Promise.all([
      post({ content, echo_id: name }),
      post({ content, echo_id: name }),
    ]);
    both.push(await post({ content: ` ${content} `, echo_id: name, private: 'false' }));
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    expect(both.map(({ body }) => body.echo_id)).toEqual([name, name, name]);
    expect(await saved(content)).toBe(1);
  });

  test('under the name of another message is refused, and not sent', async () => {
    const name = randomUUID();
    await post({ content: 'First words', echo_id: name });
    const content = `Other words ${name}`;
    const refused = await post({ content, echo_id: name });
    expect(refused.body).toMatchObject({ code: 'taken', errors: [{ field: 'echo_id' }] });
    expect((await post({ content: 'First words', echo_id: name, private: true })).status).toBe(422);
    expect(await saved(content)).toBe(0);
  });

  test('has a name of its own for each person', async () => {
    const echo_id = randomUUID();
    const other = await person(product, seat);
    const colleague = asker(product, await description(product), other.token);
    const first = await post({ content: 'Mine', echo_id });
    const second = await colleague('POST', thread(), { body: { content: 'Theirs', echo_id } });
    expect(second.body.id).not.toBe(first.body.id);
  });

  test('that is too long for one message becomes several; the first is answered', async () => {
    const mark = randomUUID();
    const content = `${mark} ${'word '.repeat(500)}`;
    const echo_id = randomUUID();
    const { body } = await post({ content, echo_id });
    expect(body.content.startsWith(mark)).toBe(true);
    expect(body.content.length).toBeLessThanOrEqual(1000);
    expect((await post({ content, echo_id })).body.id).toBe(body.id);
  });

  test('in a form of several parts is taken, with flags in words and attributes as JSON', async () => {
    const form = new FormData();
    const content = `[note] ${randomUUID()}`;
    for (const [name, value] of Object.entries({
      content,
      private: 'true',
      content_attributes: '{}',
    })) {
      form.set(name, value);
    }
    const { body } = await agent('POST', thread(), { form });
    expect(body).toMatchObject({ content, private: true, status: 'sent' });
  });

  test.for([
    [{}, 'content'],
    [{ content: ' ' }, 'content'],
    [{ content: 'x'.repeat(20_001) }, 'content'],
    [{ content: 5 }, 'content'],
    [{ content: 'x', private: 'perhaps' }, 'private'],
    [{ content: 'x', message_type: 'incoming' }, 'message_type'],
    [{ content: 'x', content_type: 'cards' }, 'content_type'],
    [{ content: 'x', attachments: ['signed'] }, 'attachments'],
    [{ content: 'x', content_attributes: { in_reply_to: 7 } }, 'content_attributes.in_reply_to'],
    [{ content: 'x', cc_emails: 'a@b.test' }, 'cc_emails'],
    [{ content: 'x', template_params: { name: 'x' } }, 'template_params'],
    [{ content: 'x', echo_id: 'x'.repeat(256) }, 'echo_id'],
  ] as const)('like %j is refused: 422 with the field and why', async ([body, field]) => {
    const refused = await post(body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { field, code: expect.any(String), message: expect.stringMatching(/\w/) },
    ]);
  });

  test('with empty values of what can’t be done yet, and keys that nobody knows, is taken', async () => {
    const empty = { attachments: [], cc_emails: '', content_attributes: { in_reply_to: null } };
    expect((await post({ content: 'Fine', ...empty, whatever: { a: 1 } })).status).toBe(200);
  });

  test('after the window is refused with the reason; a note is taken, and so is a dead inbox told', async () => {
    const late = await team(product);
    const ask = asker(product, await description(product), late.agent.token);
    const [at = 0] = await customersWrote(product, late, 'Long ago');
    const path = `${late.base}/conversations/${at}`;
    const body = { content: 'Too late' };
    const { sql } = product;

    await sql`update inboxes set problem = 'Reconnect it.' where id = ${late.inboxId}`;
    expect((await ask('GET', path)).body.can_reply).toBe(false);
    const dead = await ask('POST', `${path}/messages`, { body });
    expect(dead.body).toMatchObject({ code: 'inbox_disconnected', error: 'Reconnect it.' });

    await sql`update inboxes set problem = null where id = ${late.inboxId}`;
    await sql`
      update conversations set last_inbound_at = now() - interval '30 days'
      where inbox_id = ${late.inboxId}`;
    expect((await ask('GET', path)).body.can_reply).toBe(false);
    const closed = await ask('POST', `${path}/messages`, { body });
    expect(closed.body).toMatchObject({ code: 'window_closed', errors: [{ field: 'content' }] });
    expect((await ask('POST', `${path}/messages`, { body: { ...body, private: 1 } })).status).toBe(
      422,
    );
    expect(
      (await ask('POST', `${path}/messages`, { body: { ...body, private: '1' } })).status,
    ).toBe(200);
  });
});
