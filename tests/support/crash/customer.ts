import { randomUUID } from 'node:crypto';
import { until } from '../until.ts';
import type { Deployment } from './deployment.ts';

/** On a machine that is busy with other things, too. */
export const PATIENCE_MS = 120_000;

export type Reply = { readonly clientId: string; readonly text: string; isAnswered: boolean };

/** Somebody at Instagram, and what Ada has written to them. */
export type Customer = { readonly externalId: string; readonly replies: Reply[] };

export async function newCustomer({ control }: Deployment): Promise<Customer> {
  const person = { name: 'Mira Holm', username: `mira.${randomUUID().slice(0, 8)}` };
  const { externalId } = await control<Customer>(['POST', '/customers'], person);
  return { externalId, replies: [] };
}

/** One with whom there is a conversation already. */
export async function knownCustomer(product: Deployment): Promise<Customer> {
  const customer = await newCustomer(product);
  await writes(product, customer);
  await carry(product, customer);
  await until(() => isTakenIn(product, customer), Boolean, PATIENCE_MS);
  await product.idle();
  return customer;
}

/** With words that nobody else says. `at` in ms. */
export const writes = ({ control }: Deployment, { externalId }: Customer, at?: number) =>
  control(['POST', `/customers/${externalId}/messages`], { text: `written ${randomUUID()}`, at });

/** The owner, in the Instagram app. */
export const types = ({ control }: Deployment, { externalId }: Customer) =>
  control(['POST', '/business/messages'], { to: externalId, text: `typed ${randomUUID()}` });

/** What Meta has to tell of a customer, and was not answered for. */
export const unanswered = (
  { office, answered }: Deployment,
  { externalId }: Customer,
): readonly string[] =>
  office.bodies.filter((body) => body.includes(externalId) && !answered.has(body));

export async function carry(product: Deployment, customer: Customer): Promise<void> {
  for (const body of unanswered(product, customer)) await product.post(body);
}

/** Every event has come to its end, and we know who they are. */
export async function isTakenIn({ sql }: Deployment, { externalId }: Customer): Promise<boolean> {
  const [row] = await sql`
    select exists (select from identities where external_id = ${externalId} and profile_check_at is null)
      and not exists (
        select from events where lane like ${`%:${externalId}`} and state not in ('done', 'ignored')) as done`;
  return row?.done;
}

/** More than Instagram takes in one message, and no part says the same as another. */
export function newReply(): Reply {
  const part = () => `${'x'.repeat(700)} ${randomUUID()}`;
  return { clientId: randomUUID(), text: `${part()} ${part()}`, isAnswered: false };
}

/** Ada presses Send. */
export async function send(product: Deployment, customer: Customer, reply: Reply): Promise<void> {
  const { clientId, text } = reply;
  const response = await product
    .visit(`${await addressOf(product, customer)}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, text }),
    })
    .catch(() => undefined);
  reply.isAnswered ||= response?.status === 202;
}

export async function isSent({ sql }: Deployment, { clientId }: Reply): Promise<boolean> {
  const rows = await sql`select status from messages where client_id = ${clientId}`;
  return rows.length > 0 && rows.every(({ status }) => status === 'sent');
}

type Shown = {
  readonly id: number;
  readonly clientId: string | null;
  readonly part: number;
  readonly text: string;
  readonly status: string;
  readonly problem: string | null;
};

/** The thread as Ada sees it. */
export async function shownOf(product: Deployment, customer: Customer): Promise<readonly Shown[]> {
  const address = await addressOf(product, customer);
  if (!address) return [];
  const { messages, before } = await (await product.visit(`${address}/messages`)).json();
  if (before) throw new Error('the thread is longer than a page');
  return messages;
}

/** Ada asks for what did not arrive to be sent again. */
export async function sendAgain(product: Deployment, customer: Customer, id: number) {
  const address = await addressOf(product, customer);
  await product.visit(`${address}/messages/${id}/retry`, { method: 'POST' });
}

/** Of the conversation; undefined while there is none. */
async function addressOf({ sql, account }: Deployment, { externalId }: Customer) {
  const rows = await sql`
    select number from conversations join identities on identities.id = conversations.identity_id
    where identities.external_id = ${externalId}`;
  if (rows.length > 1) throw new Error('a customer has two conversations');
  const [row] = rows;
  return row && `/api/accounts/${account}/conversations/${row.number}`;
}
