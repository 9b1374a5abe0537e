import type { Locator, Page } from '@playwright/test';
import type { Customer } from './customer.ts';

/** Goes from the list into somebody's conversation. */
export async function openThread(page: Page, { name }: Customer): Promise<Locator> {
  await page.getByRole('link', { name }).click();
  return page.getByRole('log', { name: `Messages with ${name}` });
}

/** So many photos, for one message. */
export const photos = (count: number): readonly object[] =>
  Array.from({ length: count }, () => ({ type: 'image' }));
