import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { demoAccount, findAccount, findCustomer, findThread, type Sim } from '../sim.ts';
import type { Account, Customer, Message, Thread } from '../state.ts';

/** The JSON body of a control call; an empty body is `{}`. Anything unclear answers 400. */
export async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw refusal('The body is not JSON.');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusal(z.prettifyError(parsed.error));
  return parsed.data;
}

const refusal = (error: string, status: 400 | 404 = 400) =>
  new HTTPException(status, { res: Response.json({ error }, { status }) });

/** The person in the address, or in `igsid`; 404 for nobody. */
export function customerIn(sim: Sim, c: Context, igsid = c.req.param('igsid') ?? ''): Customer {
  const customer = findCustomer(sim, igsid);
  if (!customer) throw refusal('There is no such customer.', 404);
  return customer;
}

/** By either id; the demo's first account where none is named. */
export function accountNamed(sim: Sim, id: string | undefined): Account {
  const account = id === undefined ? demoAccount(sim) : findAccount(sim, id);
  if (!account) throw refusal('There is no such account.', 404);
  return account;
}

/** A message of this person's thread that has not been taken back. */
export function messageOf(
  sim: Sim,
  customer: Customer,
  mid: string,
): { thread: Thread; message: Message } {
  const thread = findThread(sim, customer.externalId);
  const message = thread?.messages.find((each) => each.mid === mid && !each.unsentAt);
  if (!thread || !message) throw refusal('There is no such message.', 404);
  return { thread, message };
}

/** Only one's own words can be edited or taken back. */
export function ownMessageOf(
  sim: Sim,
  customer: Customer,
  { mid, from }: { readonly mid: string; readonly from: Message['from'] },
): Message {
  const { message } = messageOf(sim, customer, mid);
  if (message.from !== from) throw refusal(`This message is not the ${from}’s.`);
  return message;
}
