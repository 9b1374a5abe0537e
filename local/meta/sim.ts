import type { Assets } from './assets.ts';
import type { Clock } from './clock.ts';
import type { Deliveries } from './deliveries.ts';
import type { Faults } from './faults.ts';
import type { Feed } from './feed.ts';
import type { Handshake } from './handshake.ts';
import type { Ledger } from './ledger.ts';
import type { Account, Customer, Thread } from './state.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';

/** The Meta app whose secrets the product holds. */
export type MetaApp = {
  readonly id: string;
  readonly secret: string;
  readonly verifyToken: string;
  /** The secret of the Meta app around it, which signs where the switch says so. */
  readonly metaSecret?: string | undefined;
};

/** What the app's owner has set in the dashboard. */
export type Dashboard = {
  name: string;
  /** Valid OAuth redirect URIs; a login must name one of them to the letter. */
  redirectUris: string[];
  /** The webhook fields that are ticked for the app. */
  fields: string[];
};

/** Everything one running simulator is made of. */
export type Sim = {
  readonly app: MetaApp;
  readonly dashboard: Dashboard;
  /** The Instagram app's secret as it is now; what the product holds may be an older one. */
  readonly secret: () => string;
  readonly webhookUrl: string;
  readonly clock: Clock;
  readonly now: () => number;
  readonly origin: () => string;
  readonly store: Store;
  readonly assets: Assets;
  readonly feed: Feed;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly switches: Switches;
  readonly handshake: Handshake;
  readonly deliveries: Deliveries;
  /** Who is being typed to right now, and until when (ms). */
  readonly typing: Map<string, number>;
};

/** The demo's first business account, which the product's seed connects. */
export function demoAccount(sim: Sim): Account {
  const account = sim.store.state.accounts[0];
  if (!account) throw new Error('The simulator has no account.');
  return account;
}

/** By either of its ids. */
export const findAccount = (sim: Sim, id: string): Account | undefined =>
  sim.store.state.accounts.find(
    (account) => account.externalId === id || account.appScopedId === id,
  );

export const findCustomer = (sim: Sim, igsid: string): Customer | undefined =>
  sim.store.state.customers.find((customer) => customer.externalId === igsid);

/** The business this person writes to. */
export function accountOfCustomer(sim: Sim, customer: Customer): Account {
  const account = findAccount(sim, customer.account);
  if (!account) throw new Error(`Customer ${customer.externalId} belongs to no account.`);
  return account;
}

export const findThread = (sim: Sim, igsid: string): Thread | undefined =>
  sim.store.state.threads.find((thread) => thread.customer === igsid);
