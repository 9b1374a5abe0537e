import type { Delivery } from '../deliveries.ts';
import { messagingBody } from '../events.ts';
import { findThread, type Sim } from '../sim.ts';
import type { Account, Customer, DeliveryKind } from '../state.ts';
import { whyWithheld } from '../subscriptions.ts';

type Happening = {
  readonly kind: DeliveryKind;
  readonly account: Account;
  /** Null for what the business does alone. */
  readonly customer: Customer | null;
};

/** Notes a webhook, unless the app is not told; saving and sending is the caller's. */
export function note(sim: Sim, happening: Happening & { readonly body: string }): Delivery[] {
  const { kind, account, customer, body } = happening;
  const why = whyWithheld(sim, kind, { account, hasRole: customer?.hasRole ?? true });
  const to = { kind, account: account.externalId, customer: customer?.externalId ?? '' };
  if (why === null) return sim.deliveries.add({ ...to, body });
  sim.deliveries.withhold({ ...to, at: sim.now(), why });
  return [];
}

/** What happens in a thread that another app holds is only told as `standby` (FACTS §0.0). */
export function noteItem(sim: Sim, happening: Happening & { readonly item: object }): Delivery[] {
  const { account, customer, item } = happening;
  const sending = { account: account.externalId, sentAt: sim.now() };
  const owner = customer && findThread(sim, customer.externalId)?.owner;
  if (!owner || happening.kind === 'handover') {
    return note(sim, { ...happening, body: messagingBody(sending, item) });
  }
  return note(sim, {
    ...happening,
    kind: 'standby',
    body: messagingBody(sending, item, 'standby'),
  });
}

/** Keeps what was changed and sends what was noted. */
export async function send(
  sim: Sim,
  customer: string,
  deliveries: readonly Delivery[],
): Promise<void> {
  await sim.store.save();
  sim.feed.publish({ type: 'thread', customer });
  await sim.deliveries.dispatch(deliveries);
}

/** An item that a person causes, with the ids and the time that every one of them has. */
export const fromCustomer = (
  { account, customer, at }: { account: Account; customer: Customer; at: number },
  content: object,
) => ({
  sender: { id: customer.externalId },
  recipient: { id: account.externalId },
  timestamp: at,
  ...content,
});
