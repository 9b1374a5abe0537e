import { accessToken, appScopedId, digits, personId, professionalId } from '../ids.ts';
import { SCOPES } from '../oauth/scopes.ts';
import type { Sim } from '../sim.ts';
import type { Account, Customer, Token } from '../state.ts';
import { FIELDS } from '../subscriptions.ts';

const SHORT_LIFE = 3_600_000;
/** About sixty days, to the second as Meta answers it (FACTS §1.3). */
const LONG_LIFE = 5_183_944_000;

/** `issuedAt` in ms. */
export const createToken = (
  kind: Token['kind'],
  issuedAt: number,
  scopes: readonly string[] = SCOPES.map(({ name }) => name),
): Token => ({
  value: accessToken(),
  kind,
  scopes,
  issuedAt,
  expiresAt: issuedAt + (kind === 'short' ? SHORT_LIFE : LONG_LIFE),
  state: 'valid',
});

export const newAccount = (wanted: Partial<Omit<Account, 'externalId'>>): Account => ({
  externalId: professionalId(),
  appScopedId: appScopedId(),
  username: `business_${digits(6)}`,
  name: null,
  look: null,
  followers: 0,
  follows: 0,
  posts: 0,
  type: 'BUSINESS',
  hasRole: true,
  isPublic: true,
  messageAccess: true,
  subscribedFields: [],
  tokens: [],
  failingSince: null,
  ...wanted,
});

/** An account of its own, subscribed and with a long-lived token: as if it had been connected. */
export function createAccount(sim: Sim, wanted: Partial<Omit<Account, 'externalId'>>): Account {
  const account = newAccount({ subscribedFields: [...FIELDS], ...wanted });
  account.tokens.push(createToken('long', sim.now()));
  sim.store.state.accounts.push(account);
  sim.feed.publish({ type: 'customers' });
  return account;
}

type Person = Partial<Omit<Customer, 'externalId'>> & { readonly account: string };

export function createCustomer(sim: Sim, wanted: Person): Customer {
  const externalId = personId();
  const customer: Customer = {
    externalId,
    person: externalId,
    name: null,
    username: `visitor_${digits(6)}`,
    look: null,
    followerCount: 0,
    verified: false,
    followsUs: false,
    weFollow: false,
    profile: 'full',
    blocked: false,
    hasRole: false,
    ...wanted,
  };
  sim.store.state.customers.push(customer);
  sim.feed.publish({ type: 'customers' });
  return customer;
}

/** The same human being before another business: there they have another id (FACTS §0.1). */
export function meet(sim: Sim, customer: Customer, account: Account): Customer {
  const { externalId: _, followsUs: __, weFollow: ___, blocked: ____, ...same } = customer;
  const known = sim.store.state.customers.find(
    (other) => other.person === customer.person && other.account === account.externalId,
  );
  return known ?? createCustomer(sim, { ...same, account: account.externalId });
}
