import { randomUUID } from 'node:crypto';
import { simulatorUrl } from './product.ts';

export async function control<T>(method: string, path: string, body: object = {}): Promise<T> {
  const response = await fetch(`${simulatorUrl}/control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'GET' ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text || 'null');
}

export type Customer = { readonly name: string; readonly id: string };

/** Somebody whom no other test knows; of the demo's business, or of another. */
export async function newCustomer(account?: string): Promise<Customer> {
  const name = `Ada ${randomUUID().slice(0, 8)}`;
  const username = name.toLowerCase().replace(' ', '.');
  const { externalId } = await control<{ externalId: string }>('POST', '/customers', {
    name,
    username,
    ...(account !== undefined && { account }),
  });
  return { name, id: externalId };
}

/** `at` in ms, for what was written earlier. */
export const customerWrites = ({ id }: Customer, text: string, at?: number): Promise<unknown> =>
  control('POST', `/customers/${id}/messages`, { text, at });

/** More than words: what a message may carry is told in docs/simulator.md. */
export const customerSends = (
  { id }: Customer,
  message: object,
): Promise<{ readonly mid: string }> => control('POST', `/customers/${id}/messages`, message);

/** What a person does with a message: `edits`, `unsend` or `reactions`. */
export const customerDoes = ({ id }: Customer, what: string, act: object): Promise<unknown> =>
  control('POST', `/customers/${id}/${what}`, act);

/** A file of Instagram's own, by its media type; a story is gone after a day, or when it is deleted. */
export const newAsset = (type: string, story = false): Promise<{ readonly id: string }> =>
  control('POST', '/assets', { type, story });

export const deleteAsset = ({ id }: { readonly id: string }): Promise<unknown> =>
  control('DELETE', `/assets/${id}`);

export const ownerTypes = ({ id }: Customer, text: string): Promise<{ readonly mid: string }> =>
  control('POST', '/business/messages', { to: id, text });

type Said = { readonly from: string; readonly text: string };

export async function customerReceived({ id }: Customer): Promise<readonly string[]> {
  const { messages } = await control<{ messages: readonly Said[] }>('GET', `/threads/${id}`);
  return messages.filter(({ from }) => from === 'business').map(({ text }) => text);
}

/** Instagram stops taking messages to this person; undone by making them writable again. */
export const blockBusiness = ({ id }: Customer, blocked: boolean): Promise<unknown> =>
  control('PATCH', `/customers/${id}`, { blocked });

export const phoneOf = ({ id }: Customer): string => `${simulatorUrl}/?customer=${id}`;
