import { SCOPES } from './oauth/scopes.ts';
import type { Account, Customer, State, Thread } from './state.ts';

/** What the first version wrote: one account, and people and threads that knew no other. */
type FirstState = {
  readonly version: 1;
  readonly accounts: readonly (Omit<Account, 'tokens' | keyof typeof PLAIN_ACCOUNT> & {
    readonly tokens: readonly { value: string; issuedAt: number; expiresAt: number }[];
  })[];
  readonly customers: readonly Omit<Customer, 'account' | 'person' | 'hasRole'>[];
  readonly threads: readonly Omit<Thread, keyof typeof PLAIN_THREAD>[];
  readonly pending: readonly Omit<State['pending'][number], 'account'>[];
  readonly pictureKey: string;
};

const PLAIN_ACCOUNT = {
  type: 'BUSINESS',
  hasRole: true,
  isPublic: true,
  messageAccess: true,
  failingSince: null,
} as const;

const PLAIN_THREAD = { actedAt: null, acceptedAt: null, owner: null } as const;

/** Brings a state of any version up to date; undefined when it is none of ours. `create` makes a new world. */
export function upgrade(state: State | FirstState, create: () => State): State | undefined {
  if (state.version === 2) return state;
  return state.version === 1 ? withOthers(fromFirst(state), create()) : undefined;
}

/** The first version knew one business; the other ones of the demo move in beside it. */
function withOthers(state: State, { accounts, customers, threads }: State): State {
  const others = new Set(accounts.slice(1).map(({ externalId }) => externalId));
  const persons = new Map(state.customers.map(({ username, person }) => [username, person]));
  const known = (each: Customer) => ({
    ...each,
    person: persons.get(each.username) ?? each.person,
  });
  return {
    ...state,
    accounts: [...state.accounts, ...accounts.slice(1)],
    customers: [
      ...state.customers,
      ...customers.filter(({ account }) => others.has(account)).map(known),
    ],
    threads: [...state.threads, ...threads.filter(({ account }) => others.has(account))],
  };
}

function fromFirst(state: FirstState): State {
  const account = state.accounts[0]?.externalId ?? '';
  return {
    version: 2,
    accounts: state.accounts.map((each) => ({
      ...PLAIN_ACCOUNT,
      ...each,
      tokens: each.tokens.map((token) => ({
        state: 'valid' as const,
        ...token,
        kind: 'long' as const,
        scopes: SCOPES.map(({ name }) => name),
      })),
    })),
    customers: state.customers.map((each) => ({
      ...each,
      account,
      person: each.externalId,
      hasRole: false,
    })),
    threads: state.threads.map((each) => ({
      ...PLAIN_THREAD,
      ...each,
      acceptedAt: each.messages.find(({ from }) => from === 'business')?.at ?? null,
    })),
    comments: [],
    assets: [],
    codes: [],
    pending: state.pending.map((each) => ({ ...each, account })),
    pictureKey: state.pictureKey,
    clockOffset: 0,
  };
}
