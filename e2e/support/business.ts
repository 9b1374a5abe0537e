import { randomUUID } from 'node:crypto';
import { type Customer, control, customerWrites, newCustomer } from './customer.ts';

export type Business = { readonly username: string; readonly externalId: string };

/** A business on the simulated Instagram that nobody has connected. Its name comes after the demo's in every list. */
export const newBusiness = (): Promise<Business> =>
  control('POST', '/accounts', { username: `zz.${randomUUID().slice(0, 8)}` });

export async function writesTo({ externalId }: Business, text: string): Promise<Customer> {
  const customer = await newCustomer(externalId);
  await customerWrites(customer, text);
  return customer;
}
