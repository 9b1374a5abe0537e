import type { Delivery } from './deliveries.ts';
import { echoEvent, messageEvent, seenEvent } from './events.ts';
import { digits, messageId, personId, threadNumber } from './ids.ts';
import { demoAccount, findThread, type Sim } from './sim.ts';
import type { Account, Customer, DeliveryKind, Message, Thread } from './state.ts';

/** Which webhook field carries what; echoes come with either name (FACTS §11). */
const FIELDS: Readonly<Record<DeliveryKind, readonly string[]>> = {
  message: ['messages'],
  echo: ['messages', 'message_echoes'],
  seen: ['messaging_seen'],
};

const isSubscribed = (account: Account, kind: DeliveryKind) =>
  FIELDS[kind].some((field) => account.subscribedFields.includes(field));

/** A person writes to the business. `at` in ms, now if left out. */
export async function customerWrites(
  sim: Sim,
  customer: string,
  said: { text: string; at?: number | undefined },
): Promise<Message> {
  const account = demoAccount(sim);
  const thread = openThread(sim, customer);
  const message = place(thread, { from: 'customer', text: said.text, at: said.at ?? sim.now() });
  await deliver(sim, {
    kind: 'message',
    customer,
    body: messageEvent({ account, customer, sentAt: sim.now() }, message),
  });
  return message;
}

/** The person opens the thread. Meta only tells when there was something new to read. */
export async function customerSees(
  sim: Sim,
  customer: string,
  at = sim.now(),
): Promise<{ mid: string | null }> {
  const account = demoAccount(sim);
  const thread = findThread(sim, customer);
  const newest = thread?.messages.findLast((m) => m.from === 'business' && m.at <= at);
  if (!thread || !newest || (thread.customerSeenAt ?? 0) >= newest.at) return { mid: null };
  thread.customerSeenAt = at;
  await deliver(sim, {
    kind: 'seen',
    customer,
    body: seenEvent({ account, customer, sentAt: sim.now() }, { mid: newest.mid, at }),
  });
  return { mid: newest.mid };
}

/** The owner types in the Instagram app: no window, no API, only an echo. */
export async function ownerTypes(
  sim: Sim,
  customer: string,
  said: { text: string; at?: number | undefined },
): Promise<Message> {
  const { message, deliveries } = businessWrites(sim, customer, { ...said, via: 'app' });
  await sim.store.save();
  sim.feed.publish({ type: 'thread', customer });
  await sim.deliveries.dispatch(deliveries);
  return message;
}

/** Writes the message and its echo down; saving and sending is the caller's. */
export function businessWrites(
  sim: Sim,
  customer: string,
  said: { text: string; at?: number | undefined; via: 'api' | 'app' },
): { message: Message; deliveries: Delivery[] } {
  const account = demoAccount(sim);
  const thread = openThread(sim, customer);
  const message = place(thread, { from: 'business', ...said, at: said.at ?? sim.now() });
  thread.businessSeenAt = Math.max(thread.businessSeenAt ?? 0, message.at);
  sim.typing.delete(customer);
  const body = echoEvent({ account, customer, sentAt: sim.now() }, message);
  const deliveries = isSubscribed(account, 'echo')
    ? sim.deliveries.add({ kind: 'echo', customer, body })
    : [];
  return { message, deliveries };
}

export function createCustomer(sim: Sim, wanted: Partial<Omit<Customer, 'externalId'>>): Customer {
  const customer: Customer = {
    externalId: personId(),
    name: null,
    username: `visitor_${digits(6)}`,
    look: null,
    followerCount: 0,
    verified: false,
    followsUs: false,
    weFollow: false,
    profile: 'full',
    blocked: false,
    ...wanted,
  };
  sim.store.state.customers.push(customer);
  sim.feed.publish({ type: 'customers' });
  return customer;
}

async function deliver(
  sim: Sim,
  what: { kind: DeliveryKind; customer: string; body: string },
): Promise<void> {
  const deliveries = isSubscribed(demoAccount(sim), what.kind) ? sim.deliveries.add(what) : [];
  await sim.store.save();
  sim.feed.publish({ type: 'thread', customer: what.customer });
  await sim.deliveries.dispatch(deliveries);
}

function openThread(sim: Sim, customer: string): Thread {
  const existing = findThread(sim, customer);
  if (existing) return existing;
  const thread: Thread = {
    customer,
    number: threadNumber(),
    account: demoAccount(sim).externalId,
    state: 'waiting',
    messages: [],
    customerSeenAt: null,
    businessSeenAt: null,
  };
  sim.store.state.threads.push(thread);
  return thread;
}

/** Puts a message at its place in time; two never share a millisecond. */
function place(thread: Thread, said: Omit<Message, 'mid'>): Message {
  let { at } = said;
  while (thread.messages.some((other) => other.at === at)) at += 1;
  const message = { ...said, at, mid: messageId(thread.account, thread.number, at) };
  const later = thread.messages.findIndex((other) => other.at > at);
  thread.messages.splice(later === -1 ? thread.messages.length : later, 0, message);
  return message;
}
