import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  newMid,
  type Outside,
  outside,
  postWebhook,
  webhookBody,
  writtenTo,
} from '../support/doors.ts';
import {
  type Ask,
  asker,
  customersWrote,
  description,
  type Team,
  team,
} from '../support/public-api.ts';
import { until } from '../support/until.ts';

let product: Outside;
let shop: Team;
let agent: Ask;
let number: number;

beforeAll(async () => {
  product = await outside();
  shop = await team(product);
  agent = asker(product, await description(product), shop.agent.token);
  [number = 0] = await customersWrote(product, shop, 'Hello');
});
afterAll(() => product.sql.end());

const thread = (at = number) => `${shop.base}/conversations/${at}/messages`;
describe('a thread', () => {
  /** 130 messages, the n-th written at second n; delivered backwards, and two of them in one second. */
  async function longThread() {
    const long = await team(product);
    const ask = asker(product, await description(product), long.agent.token);
    const customer = writtenTo(long.externalId, '').sender;
    const start = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
    const items = Array.from({ length: 130 }, (_, index) => ({
      ...writtenTo(long.externalId, `m${index}`, { mid: newMid() }),
      sender: customer,
      timestamp: start + Math.floor(index / 2) * 2000,
    }));
    await postWebhook(product, webhookBody(long.externalId, ...items.toReversed()));
    const rows = await until(
      () => product.sql`
        select messages.id, number from messages
        join conversations on conversations.id = messages.conversation_id
        where messages.inbox_id = ${long.inboxId} order by at, messages.id`,
      (found) => found.length === 130,
    );
    const path = `${long.base}/conversations/${rows[0]?.number}/messages`;
    const ids = async (query = '') => {
      const { body } = await ask('GET', `${path}${query}`);
      return body.payload.map(({ id }: { id: number }) => id);
    };
    return { ask, path, ids, all: rows.map(({ id }) => Number(id)) };
  }

  test('is read from its end, backwards by 20 and forwards by 100, in the provider’s order', async () => {
    const { ids, all } = await longThread();
    expect(await ids()).toEqual(all.slice(-20));
    expect(await ids(`?before=${all[110]}`)).toEqual(all.slice(90, 110));
    expect(await ids(`?before=${all[5]}`)).toEqual(all.slice(0, 5));
    expect(await ids(`?before=${all[0]}`)).toEqual([]);
    expect(await ids(`?after=${all[9]}`)).toEqual(all.slice(10, 110));
    expect(await ids(`?after=${all[100]}`)).toEqual(all.slice(101));
    expect(await ids(`?after=${all[129]}&before=`)).toEqual([]);
    expect(await ids(`?after=${all[9]}&before=${all[13]}`)).toEqual(all.slice(10, 13));
  });

  test('begins at no message of another thread: 404, and at nothing odd: 422', async () => {
    const [first] = await product.sql`select min(id) as id from messages`;
    for (const place of ['before', 'after']) {
      expect((await agent('GET', `${thread()}?${place}=${first?.id}`)).status).toBe(404);
      expect((await agent('GET', `${thread()}?${place}=999999999999`)).status).toBe(404);
      const refused = await agent('GET', `${thread()}?${place}=x`);
      expect(refused.body).toMatchObject({ code: 'invalid', errors: [{ field: place }] });
    }
  });

  test('tells of the contact, and is not marked as read by reading it', async () => {
    const [other = 0] = await customersWrote(product, shop, 'Unread');
    const { body } = await agent('GET', thread(other));
    expect(body.meta).toMatchObject({ labels: [], assignee: null, contact: { type: 'contact' } });
    const { body: shown } = await agent('GET', `${shop.base}/conversations/${other}`);
    expect(shown.unread_count).toBe(1);
  });

  test('shows what happened, what was attached and what failed', async () => {
    const [other = 0] = await customersWrote(product, shop, 'A photo');
    await agent('POST', `${shop.base}/conversations/${other}/toggle_status`, {});
    const { sql } = product;
    const [row] = await sql`
      select id, conversation_id from messages
      where account_id = ${shop.accountId} and content = 'A photo'`;
    const kinds = ['image', 'ephemeral', 'reel'];
    await sql`update messages set kinds = ${kinds} where id = ${row?.id}`;
    for (const [position, kind] of kinds.entries()) {
      await sql`
        insert into attachments (account_id, message_id, position, kind)
        values (${shop.accountId}, ${row?.id}, ${position}, ${kind})`;
    }
    for (const [status, problem] of [
      ['failed', 'Refused.'],
      ['unknown', 'No answer.'],
    ]) {
      await sql`
        insert into messages (account_id, inbox_id, conversation_id, direction, origin, content, status, problem, at)
        values (${shop.accountId}, ${shop.inboxId}, ${row?.conversation_id}, 'outgoing', 'app', 'x',
          ${status ?? ''}, ${problem ?? ''}, now())`;
    }
    const { body } = await agent('GET', thread(other));
    const [photo, activity, failed, unknown] = body.payload;
    const types = photo.attachments.map(({ file_type }: { file_type: string }) => file_type);
    expect(types).toEqual(['image', 'unsupported', 'ig_reel']);
    expect(photo.content_attributes).toEqual({ is_unsupported: true });
    expect(activity).toMatchObject({ message_type: 2, private: false });
    expect(activity.content).toContain('resolved the conversation');
    expect(failed).toMatchObject({
      status: 'failed',
      content_attributes: { external_echo: true, external_error: 'Refused.' },
      sender: null,
    });
    expect(unknown).toMatchObject({
      status: 'progress',
      content_attributes: { external_error: 'not_confirmed: No answer.' },
    });
  });
});
