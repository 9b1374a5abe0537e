import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Customer, Message } from '../state.ts';
import { fromCustomer, noteItem, send } from './deliver.ts';
import { openThread, place } from './threads.ts';

type Tapped = {
  readonly title: string;
  readonly payload: string;
  readonly referral?: object | undefined;
  /** Older samples have none. */
  readonly withMid: boolean;
  readonly at?: number | undefined;
};

/** The person taps an icebreaker, the menu or a button (FACTS §2.6). */
export async function customerTaps(sim: Sim, customer: Customer, tapped: Tapped): Promise<Message> {
  const account = accountOfCustomer(sim, customer);
  const thread = openThread(sim, customer);
  const { title, payload, referral, withMid, at = sim.now() } = tapped;
  const message = place(thread, { from: 'customer', text: title, at, postback: payload });
  const postback = {
    ...(withMid ? { mid: message.mid } : {}),
    title,
    payload,
    ...(referral ? { referral } : {}),
  };
  const item = fromCustomer({ account, customer, at: message.at }, { postback });
  const noted = noteItem(sim, { kind: 'postback', account, customer, item });
  await send(sim, customer.externalId, noted);
  return message;
}

/** The person comes back through an ig.me link or an ad, without writing; this opens the window. */
export async function customerReturns(
  sim: Sim,
  customer: Customer,
  came: { referral: object; at?: number | undefined },
): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const { referral, at = sim.now() } = came;
  const thread = openThread(sim, customer);
  thread.actedAt = Math.max(thread.actedAt ?? 0, at);
  const item = fromCustomer({ account, customer, at }, { referral });
  const noted = noteItem(sim, { kind: 'referral', account, customer, item });
  await send(sim, customer.externalId, noted);
}

/** The person agrees to notifications; on Instagram the payload is a guess (FACTS §12.9). */
export async function customerOptsIn(
  sim: Sim,
  customer: Customer,
  agreed: { optin: object; at?: number | undefined },
): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const { optin, at = sim.now() } = agreed;
  const item = fromCustomer({ account, customer, at }, { optin });
  await send(sim, customer.externalId, noteItem(sim, { kind: 'optin', account, customer, item }));
}

/** The person opens the thread. Meta only tells when there was something new to read. */
export async function customerSees(
  sim: Sim,
  customer: Customer,
  at = sim.now(),
): Promise<{ mid: string | null }> {
  const account = accountOfCustomer(sim, customer);
  const thread = openThread(sim, customer);
  const newest = thread.messages.findLast((m) => m.from === 'business' && m.at <= at);
  if (!newest || (thread.customerSeenAt ?? 0) >= newest.at) return { mid: null };
  thread.customerSeenAt = at;
  const item = fromCustomer({ account, customer, at }, { read: { mid: newest.mid } });
  await send(sim, customer.externalId, noteItem(sim, { kind: 'seen', account, customer, item }));
  return { mid: newest.mid };
}
