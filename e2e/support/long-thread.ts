import postgres from 'postgres';
import { type Customer, customerWrites } from './customer.ts';
import { databaseUrl } from './product.ts';
import { expect } from './test.ts';

type Long = {
  readonly customer: Customer;
  /** How many messages there are before the customer's “The newest”, called “line 1” and so on. */
  readonly lines: number;
  /** The line that holds a word of its own besides. */
  readonly marked: { readonly line: number; readonly word: string };
};

/**
 * Writes a thread straight into the database, where the simulator would take minutes. Its messages are of many lengths,
 * as people's are, so that nobody can guess how tall they will be. Answers where the thread is opened.
 */
export async function longThread({ customer, lines, marked: { line, word } }: Long) {
  await customerWrites(customer, 'The newest');
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const found = () => sql`
    select conversations.id, conversations.account_id, conversations.number from conversations
    join identities on identities.id = conversations.identity_id
    where identities.external_id = ${customer.id}`;
  await expect.poll(async () => (await found()).length).toBe(1);
  const [{ id, account_id: accountId, number } = {}] = await found();
  const saved = await sql`
    insert into messages (account_id, inbox_id, conversation_id, direction, content, external_id, status, at)
    select account_id, inbox_id, id, case when n % 3 = 0 then 'outgoing' else 'incoming' end,
      'line ' || n || case when n = ${line} then ' ' || ${word}::text else '' end
        || repeat(' and so on', (n * 7919) % 7),
      ${customer.id} || '.' || n, 'sent', last_activity_at - (${lines} - n + 1) * interval '1 minute'
    from conversations, generate_series(1, ${lines}::int) as n where id = ${id}
    order by n returning id`;
  await sql.end();
  const path = `/accounts/${accountId}/conversations/${number}`;
  return { path, messages: saved.map((row) => Number(row.id)) };
}
