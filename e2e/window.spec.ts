import { customerWrites, newCustomer } from './support/customer.ts';
import { expect, test } from './support/test.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('the time to reply runs down before one’s eyes, and ends in a note with the reason', async ({
  page,
  login,
}) => {
  await page.clock.install();
  const customer = await newCustomer();
  await customerWrites(customer, 'Still there?', Date.now() - (23 * HOUR + 30 * MINUTE));
  await login(page);
  const row = page.getByRole('link', { name: customer.name });
  await expect(row).toContainText(/\b(29|30) m\b/);
  await row.click();
  const header = page.getByRole('main').getByRole('banner').or(page.getByRole('main'));
  await expect(header.getByText(/^(29|30) m left$/)).toBeVisible();
  await expect(page.getByRole('status').getByText(/^Reply until/)).toBeVisible();
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.fill('One moment');

  await page.clock.fastForward(31 * MINUTE);
  await expect(page.getByText(/24 hours to reply ended on/)).toBeVisible();
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('One moment');
  await expect(page.getByRole('button', { name: 'Add note' })).toBeVisible();
});

test('a window that was closed before says so, and takes a note', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Anybody?', Date.now() - 25 * HOUR);
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByText(/24 hours to reply ended on/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('They wrote yesterday');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('log').getByText('They wrote yesterday')).toBeVisible();
});
