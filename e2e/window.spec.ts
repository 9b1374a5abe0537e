import type { Page } from '@playwright/test';
import { type Customer, customerWrites, newCustomer } from './support/customer.ts';
import { expect, test } from './support/test.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Finds a thread however far down in the list it is. */
async function find(page: Page, { name }: Customer): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
}

const ended = (page: Page) => page.getByText(/24 hours to reply ended on/);

test('the time to reply runs down before one’s eyes, and ends in a note with the reason', async ({
  page,
  login,
}) => {
  await page.clock.install();
  const customer = await newCustomer();
  await customerWrites(customer, 'Still there?', Date.now() - (23 * HOUR + 30 * MINUTE));
  await login(page);
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: 'Ending soon' })
    .click();
  const row = page.getByRole('link', { name: customer.name });
  await expect(row).toContainText(/(29|30) m/);
  await row.click();
  await expect(page.getByText(/^(29|30) m left$/)).toBeVisible();
  await expect(page.getByText(/^Reply until/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Reply' }).fill('One moment');

  await page.clock.fastForward(31 * MINUTE);
  await expect(ended(page)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('One moment');
  await expect(page.getByRole('button', { name: 'Add note' })).toBeVisible();
});

test('a window that was closed before says so, and takes a note', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Anybody?', Date.now() - 25 * HOUR);
  await login(page);
  await find(page, customer);
  await expect(ended(page)).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('They wrote yesterday');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('log').getByText('They wrote yesterday')).toBeVisible();
});
