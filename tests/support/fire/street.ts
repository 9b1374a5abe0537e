import { randomUUID } from 'node:crypto';
import type { Collected } from '@/lib/jobs/after';
import type { MemberContext } from '@/lib/services/context';
import type { Town } from './town.ts';

/** The product's verbs, loaded only once the town stands. */
export async function loadProduct() {
  const [after, registry, reply, retry, check, open, resolve, reopen, assign, replay, account] =
    await Promise.all([
      import('@/lib/jobs/after'),
      import('@/lib/jobs/registry'),
      import('@/lib/services/messages/reply'),
      import('@/lib/services/messages/retry'),
      import('@/lib/services/messages/check'),
      import('@/lib/services/conversations/open'),
      import('@/lib/services/conversations/resolve'),
      import('@/lib/services/conversations/reopen'),
      import('@/lib/services/conversations/assign'),
      import('@/lib/services/events/replay'),
      import('../account.ts'),
    ]);
  return {
    ...after,
    ...registry,
    ...reply,
    ...retry,
    ...check,
    ...open,
    ...resolve,
    ...reopen,
    ...assign,
    ...replay,
    ...account,
  };
}

export type Product = Awaited<ReturnType<typeof loadProduct>>;

export type Reply = {
  readonly customer: string;
  readonly text: string;
  readonly clientId: string;
};
type Context = MemberContext & { readonly after: Collected };

const CUSTOMERS = 3;

/** An account of the product, the Instagram account it is connected to, its agent and its customers. */
export async function openStreet(town: Town, product: Product) {
  const { sql } = town;
  const { externalId: account, accessToken: token } = town.account();
  const shop = await product.makeAccount({ externalId: account, token });
  // Each customer has one thread here, so that it can be held against theirs at Meta.
  await sql`update inboxes set lock_to_single_conversation = true where id = ${shop.inbox.id}`;
  const agent = await shop.member('agent');

  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${town.simulator()}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text || 'null');
  };
  const customers: string[] = [];
  for (let index = 0; index < CUSTOMERS; index += 1) {
    const person = { name: `Mira ${index}`, username: `mira.${index}` };
    const { externalId } = await control<{ externalId: string }>('POST', '/customers', person);
    customers.push(externalId);
  }

  type Spoken = { readonly mid: string; readonly from: string; readonly unsentAt?: number };

  /** A customer does something to the newest message, or to the newest that they wrote themselves, if there is one. */
  const changes = async (customer: string, how: string, body: object, from?: 'customer') => {
    const { messages } = await control<{ messages: readonly Spoken[] }>(
      'GET',
      `/threads/${customer}`,
    );
    const newest = messages.findLast(
      (message) => !message.unsentAt && (!from || message.from === from),
    );
    if (newest)
      await control('POST', `/customers/${customer}/${how}`, { mid: newest.mid, ...body });
  };

  let said = 0;
  /** Every reply that an agent has pressed Send for, by its client id. */
  const replies = new Map<string, Reply>();
  /** How often a person asked for a reply to be sent again, by its client id. */
  const asks = new Map<string, number>();

  const find = async (customer: string) => {
    const [row] = await sql<{ id: number; number: number }[]>`
      select conversations.id::int, conversations.number from conversations
      join identities on identities.id = conversations.identity_id
      where identities.inbox_id = ${shop.inbox.id} and identities.external_id = ${customer}`;
    return row;
  };

  /** The agent does something with the thread, if there is one already: what the door does, with the queue. */
  const atDesk = (
    customer: string,
    work: (ctx: Context, number: number) => Promise<unknown>,
  ): Promise<unknown> =>
    town.act(async () => {
      const conversation = await find(customer);
      if (!conversation) return undefined;
      const after = product.collect();
      const done = await work({ ...shop.as(agent), after }, conversation.number);
      await after.perform(product.answerHere);
      return done;
    });

  const presses = (customer: string, written: { text: string; clientId: string }, isNote = false) =>
    atDesk(customer, async (ctx, number) => {
      if (!isNote) replies.set(written.clientId, { customer, ...written });
      const { ok } = await product.reply(ctx, number, { ...written, private: isNote });
      // Nobody presses Send again after a no.
      if (!ok) replies.delete(written.clientId);
    });

  /** The first of the agent's messages there that a person may send again. */
  const troubled = async (customer: string) => {
    const [row] = await sql<{ id: number; client_id: string }[]>`
      select messages.id::int, messages.client_id from messages
      join conversations on conversations.id = messages.conversation_id
      join identities on identities.id = conversations.identity_id
      where messages.inbox_id = ${shop.inbox.id} and identities.external_id = ${customer}
        and messages.status in ('failed', 'unknown') order by messages.id limit 1`;
    return row;
  };

  return {
    town,
    shop,
    account,
    customers,
    replies: replies as ReadonlyMap<string, Reply>,
    asks: asks as ReadonlyMap<string, number>,
    control,
    changes,
    /** Bodies that the product has answered 200. */
    delivered: new Set<string>(),

    customer: (index: number) => customers[index % customers.length] ?? '',
    /** Words that nobody else says. */
    words: (what: string) => {
      said += 1;
      return `${what} ${said}`;
    },
    passes: (seconds: number) => town.passes(seconds, shop.accountId),

    presses: (customer: string, text: string, clientId: string = randomUUID()) =>
      presses(customer, { text, clientId }),
    notes: (customer: string, text: string) =>
      presses(customer, { text, clientId: randomUUID() }, true),
    opens: (customer: string) => atDesk(customer, product.open),
    resolves: (customer: string) => atDesk(customer, product.resolve),
    reopens: (customer: string) => atDesk(customer, product.reopen),
    takes: (customer: string) =>
      atDesk(customer, (ctx, number) => product.assign(ctx, number, agent.memberId)),
    retries: (customer: string) =>
      atDesk(customer, async (ctx, number) => {
        const message = await troubled(customer);
        if (!message) return;
        asks.set(message.client_id, (asks.get(message.client_id) ?? 0) + 1);
        await product.retry(ctx, number, message.id);
      }),
    checks: (customer: string) =>
      atDesk(customer, async (ctx, number) => {
        const message = await troubled(customer);
        if (message) await product.check(ctx, number, message.id);
      }),
    replays: (event: number) =>
      town.act(async () => {
        const after = product.collect();
        await product.replay({ ...shop.as(agent), after }, event);
        await after.perform(product.answerHere);
      }),

    /** So many workers at once on a customer's lane. */
    works: (customer: string, workers: number) => {
      const payload = { lane: `instagram:${account}:${customer}` };
      for (let worker = 0; worker < workers; worker += 1) {
        void town.act(() => product.runJob('receive-events', payload));
      }
    },
    sweeps: () => town.act(() => product.runJob('sweep', {})),
  };
}

export type Street = Awaited<ReturnType<typeof openStreet>>;
