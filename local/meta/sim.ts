import type { Deliveries } from './deliveries.ts';
import type { Faults } from './faults.ts';
import type { Feed } from './feed.ts';
import type { Ledger } from './ledger.ts';
import type { Account, Customer, Thread } from './state.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** The Meta app whose secrets the product holds. */
export type MetaApp = {
  readonly id: string;
  readonly secret: string;
  readonly verifyToken: string;
};

/** Everything one running simulator is made of. */
export type Sim = {
  readonly app: MetaApp;
  readonly webhookUrl: string;
  readonly now: () => number;
  readonly origin: () => string;
  readonly store: Store;
  readonly feed: Feed;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly switches: Switches;
  readonly deliveries: Deliveries;
  /** Who is being typed to right now, and until when (ms). */
  readonly typing: Map<string, number>;
};

/** The demo's one business account. */
export function demoAccount(sim: Sim): Account {
  const account = sim.store.state.accounts[0];
  if (!account) throw new Error('The simulator has no account.');
  return account;
}

export const findCustomer = (sim: Sim, igsid: string): Customer | undefined =>
  sim.store.state.customers.find((customer) => customer.externalId === igsid);

export const findThread = (sim: Sim, igsid: string): Thread | undefined =>
  sim.store.state.threads.find((thread) => thread.customer === igsid);
