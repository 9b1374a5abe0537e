import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Customer, control, customerWrites, newCustomer } from './customer.ts';
import { goToSettings } from './team.ts';

export type Business = { readonly username: string; readonly externalId: string };

/** A business on the simulated Instagram that nobody has connected. Its name comes after the demo's in every list. */
export const newBusiness = (): Promise<Business> =>
  control('POST', '/accounts', { username: `zz.${randomUUID().slice(0, 8)}` });

export async function writesTo({ externalId }: Business, text: string): Promise<Customer> {
  const customer = await newCustomer(externalId);
  await customerWrites(customer, text);
  return customer;
}

/** From the inboxes to Instagram's own page, where this account is chosen. */
export async function goToInstagram(page: Page, { username }: Business): Promise<void> {
  await goToSettings(page, 'inboxes');
  await page.getByRole('link', { name: 'New inbox' }).click();
  await page.getByRole('link', { name: 'Instagram' }).click();
  await page.getByRole('button', { name: 'Continue to Instagram' }).click();
  await page.getByRole('radio', { name: new RegExp(username) }).check();
}
