import { makeAccount, type TestAccount } from './account.ts';

const setting = (name: string) => process.env[name] ?? '';

/** One call of the simulator's control API. */
export async function control<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${setting('TEST_SIMULATOR_URL')}/control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text || 'null');
}

/** An account whose inbox the simulator knows. There is one in a test file. */
export const simulatedAccount = (): Promise<TestAccount> =>
  makeAccount({
    externalId: setting('TEST_SIMULATOR_ACCOUNT'),
    token: setting('TEST_SIMULATOR_TOKEN'),
  });

type Customer = { readonly externalId: string };

/** A customer in the simulator whom no other test knows. */
export const newSimulatedCustomer = (person: object = {}): Promise<Customer> =>
  control('POST', '/customers', { name: 'Mira Holm', username: `mira.${Date.now()}`, ...person });

export const customerWrites = (to: string, text: string, at?: number): Promise<unknown> =>
  control('POST', `/customers/${to}/messages`, { text, at });

export const fault = (path: string, effect: object, times: number | 'always' = 1) =>
  control('POST', '/faults', { match: { path }, effect, times });

type Thread = { readonly messages: readonly { readonly from: string; readonly text: string }[] };

/** What the business has said to a customer, as the customer sees it. */
export const received = async (customer: string): Promise<readonly string[]> => {
  const { messages } = await control<Thread>('GET', `/threads/${customer}`);
  return messages.filter(({ from }) => from === 'business').map(({ text }) => text);
};
