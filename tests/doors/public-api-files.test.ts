import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outside, outside } from '../support/doors.ts';
import { pdf, photo, wav } from '../support/files.ts';
import { type Ask, asker, demoSeat, description } from '../support/public-api.ts';

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

const fileIn = (name: string, bytes: Uint8Array, fileName: string, type = '') => {
  const form = new FormData();
  form.append(name, new File([Buffer.from(bytes)], fileName, { type }));
  return form;
};
const uploads = (bytes: Uint8Array, fileName: string, type?: string) =>
  agent('POST', `${seat.base}/direct_uploads`, { form: fileIn('file', bytes, fileName, type) });

const kindsOf = async (message: number) =>
  (
    await product.sql`select kind, file_name from attachments where message_id = ${message}
    order by position`
  ).map(({ kind, file_name }) => [kind, file_name]);

describe('an upload', () => {
  test('is what its bytes are, whatever it is called', async () => {
    const { status, body } = await uploads(wav(), 'photo.jpg', 'image/jpeg');
    expect(status).toBe(200);
    expect(body).toEqual({
      signed_id: expect.any(String),
      filename: 'photo.jpg',
      content_type: 'audio/wav',
      byte_size: wav().length,
    });
    const sent = await agent('POST', thread(), { body: { attachments: [body.signed_id] } });
    expect(sent.body).toMatchObject({ content: null, message_type: 1 });
    expect(await kindsOf(sent.body.id)).toEqual([['audio', 'photo.jpg']]);
  });

  test('without a file, of nothing, or of what can hold programs is refused', async () => {
    const empty = await agent('POST', `${seat.base}/direct_uploads`, { form: new FormData() });
    expect(empty.status).toBe(422);
    expect(empty.body.errors[0].field).toMatch(/^(file|body)$/);
    const svg = await uploads(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png');
    expect(svg.body).toMatchObject({ code: 'svg', errors: [{ field: 'file' }] });
  });

  test('of more than 25 MB is too large', async () => {
    expect((await uploads(Buffer.alloc(27 * 1024 * 1024), 'a.pdf')).status).toBe(413);
    const closer = await uploads(Buffer.alloc(25 * 1024 * 1024 + 1, '%PDF-'), 'a.pdf');
    expect(closer.body).toMatchObject({ code: 'too_large' });
  });
});

describe('a message', () => {
  test('takes files of a form, and is answered with the first that it became', async () => {
    const form = fileIn('attachments[]', await photo('teal'), 'a.jpg');
    form.append('attachments[]', new File([Buffer.from(pdf())], 'b.pdf'));
    form.set('content', 'Here you are');
    const { body } = await agent('POST', thread(), { form });
    expect(body).toMatchObject({ content: 'Here you are', attachments: [] });
    const rows = await product.sql`select id, kinds from messages where client_id =
      (select client_id from messages where id = ${body.id}) order by part`;
    expect(rows.map(({ kinds }) => kinds)).toEqual([[], ['image'], ['file']]);
  });

  test('with a kind that Instagram has not is refused whole; a note takes it', async () => {
    const form = () => {
      const made = fileIn('attachments[]', Buffer.from('words'), 'x.txt');
      made.set('content', 'With a file');
      return made;
    };
    const refused = await agent('POST', thread(), { form: form() });
    expect(refused.body).toMatchObject({
      code: 'file_refused',
      errors: [{ field: 'attachments' }],
    });
    const note = form();
    note.set('private', 'true');
    const { body } = await agent('POST', thread(), { form: note });
    expect(body).toMatchObject({ private: true, status: 'sent' });
    expect(await kindsOf(body.id)).toEqual([['file', 'x.txt']]);
  });

  test('does not take an id that nobody gave out', async () => {
    const refused = await agent('POST', thread(), { body: { attachments: ['eyJrZXkiOiJ4In0.x'] } });
    expect(refused.body).toMatchObject({ code: 'file_refused' });
  });

  test('answers another one, by its id or by the provider’s', async () => {
    const [theirs] = await product.sql`
      select messages.id, messages.external_id from messages
      join conversations on conversations.id = conversation_id
      where conversations.account_id = ${seat.accountId} and number = ${seat.number}
        and direction = 'incoming' limit 1`;
    for (const content_attributes of [
      { in_reply_to: Number(theirs?.id) },
      { in_reply_to_external_id: theirs?.external_id },
    ]) {
      const { body } = await agent('POST', thread(), {
        body: { content: 'Yes', content_attributes },
      });
      const [row] =
        await product.sql`select reply_to_external_id from messages where id = ${body.id}`;
      expect(row?.reply_to_external_id).toBe(theirs?.external_id);
    }
  });
});
