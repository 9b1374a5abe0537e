import type { Delivery } from '../deliveries.ts';
import { picturePath } from '../pictures.ts';
import { demoAccount, findThread, type Sim } from '../sim.ts';
import type { Customer } from '../state.ts';

/** What the control API shows; times in ms, picture addresses without origin, no secrets. */
export function accountView(sim: Sim) {
  const account = demoAccount(sim);
  const token = account.tokens.at(-1);
  return {
    externalId: account.externalId,
    appScopedId: account.appScopedId,
    username: account.username,
    name: account.name,
    avatarUrl: picturePath(sim, { id: account.externalId, look: account.look }),
    followers: account.followers,
    posts: account.posts,
    /** Where the product is. */
    deskUrl: new URL(sim.webhookUrl).origin,
    subscribedFields: account.subscribedFields,
    token: { state: token?.state ?? null, expiresAt: token?.expiresAt ?? null },
  };
}

export function customerView(sim: Sim, customer: Customer) {
  const thread = findThread(sim, customer.externalId);
  const last = thread?.messages.at(-1);
  const seen = thread?.customerSeenAt ?? 0;
  const { look, ...rest } = customer;
  return {
    ...rest,
    avatarUrl: picturePath(sim, { id: customer.externalId, look }),
    last: last ? { from: last.from, text: last.text, at: last.at } : null,
    /** Messages of the business that the customer has not seen. */
    unread: thread?.messages.filter((m) => m.from === 'business' && m.at > seen).length ?? 0,
  };
}

export function threadView(sim: Sim, customer: Customer) {
  const thread = findThread(sim, customer.externalId);
  return {
    customer: customerView(sim, customer),
    messages: thread?.messages ?? [],
    customerSeenAt: thread?.customerSeenAt ?? null,
    businessSeenAt: thread?.businessSeenAt ?? null,
    typing: (sim.typing.get(customer.externalId) ?? 0) > sim.now(),
  };
}

export const deliveryView = ({ what, state, tries, nextAt }: Delivery) => ({
  id: what.id,
  kind: what.kind,
  customer: what.customer,
  body: what.body,
  createdAt: what.createdAt,
  attempts: what.attempts,
  state,
  tries,
  nextAt,
});
