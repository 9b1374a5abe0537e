import { randomUUID } from 'node:crypto';
import type { Outside } from './doors.ts';
import { until } from './until.ts';

/** One call of the simulator's control API. */
export async function control<T>(
  { simulatorUrl }: Pick<Outside, 'simulatorUrl'>,
  [method, path]: readonly [method: string, path: string],
  body?: object,
): Promise<T> {
  const response = await fetch(`${simulatorUrl}/control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text || 'null');
}

/** A conversation of the demo's inbox with a customer whom no other test knows. */
export async function newConversation(product: Outside) {
  const name = `Vera ${randomUUID().slice(0, 8)}`;
  const person = { name, username: name.toLowerCase().replace(' ', '.') };
  const { externalId } = await control<{ externalId: string }>(
    product,
    ['POST', '/customers'],
    person,
  );
  await control(product, ['POST', `/customers/${externalId}/messages`], { text: 'Hello' });

  const find = () => product.sql`
    select conversations.id, conversations.account_id, conversations.number from conversations
    join identities on identities.id = conversations.identity_id
    where identities.external_id = ${externalId}`;
  const [row] = await until(find, (rows) => rows.length > 0);
  return {
    customer: externalId,
    id: String(row?.id),
    accountId: String(row?.account_id),
    number: Number(row?.number),
  };
}

export type DemoConversation = Awaited<ReturnType<typeof newConversation>>;

type Thread = { readonly messages: readonly { readonly from: string; readonly text: string }[] };

/** What the customer has received. */
export async function received(product: Outside, { customer }: DemoConversation) {
  const { messages } = await control<Thread>(product, ['GET', `/threads/${customer}`]);
  return messages.filter(({ from }) => from === 'business').map(({ text }) => text);
}

/** How our answers in it stand. */
export const answersIn = ({ sql }: Outside, { id }: DemoConversation) =>
  sql<{ content: string; status: string; problem: string | null }[]>`
    select content, status, problem from messages
    where conversation_id = ${id} and direction = 'outgoing' order by id`;
