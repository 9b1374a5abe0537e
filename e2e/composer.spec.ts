import {
  blockBusiness,
  customerReceived,
  customerWrites,
  newCustomer,
  ownerTypes,
} from './support/customer.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ page, login }) => login(page));

const opened = async (page: import('@playwright/test').Page, text = 'Hello?') => {
  const customer = await newCustomer();
  await customerWrites(customer, text);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
  return customer;
};

test('a draft survives a reload', async ({ page }) => {
  await opened(page);
  const field = page.getByRole('textbox', { name: 'Reply' });
  await field.fill('Not finished ye');
  await field.press('t');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(/Not finished ye/);
});

test('a text over 1000 bytes says beforehand that it becomes two messages, and does', async ({
  page,
}) => {
  const customer = await opened(page);
  await page.getByRole('textbox', { name: 'Reply' }).fill(`${'ä'.repeat(400)} ${'ö'.repeat(400)}`);
  await expect(page.getByText(/2 messages/)).toBeVisible();
  await page.getByRole('button', { name: /^Send/ }).click();
  await expect.poll(() => customerReceived(customer)).toEqual(['ä'.repeat(400), 'ö'.repeat(400)]);
});

test('a note stays with the team', async ({ page }) => {
  const customer = await opened(page);
  await page.getByText('Note', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Ask Dana about the glaze');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('Ask Dana about the glaze')).toBeVisible();
  expect(await customerReceived(customer)).toEqual([]);
});

test('a refused message says why, and a retry sends it once', async ({ page }) => {
  const customer = await opened(page);
  await blockBusiness(customer, true);
  await page.getByRole('textbox', { name: 'Reply' }).fill('Are you there?');
  await page.keyboard.press('Enter');
  const thread = page.getByRole('log');
  await expect(thread.getByText(/Not sent\. This person can’t receive messages/)).toBeVisible();

  await blockBusiness(customer, false);
  await thread.getByRole('button', { name: 'Retry' }).click();
  await expect(thread.getByText(/Not sent/)).toBeHidden();
  await expect.poll(() => customerReceived(customer)).toEqual(['Are you there?']);
});

test('with the connection gone nothing typed is lost', async ({ page, context }) => {
  const customer = await opened(page);
  await context.setOffline(true);
  await page.getByRole('textbox', { name: 'Reply' }).fill('Through the tunnel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('Through the tunnel')).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => customerReceived(customer)).toEqual(['Through the tunnel']);
});

test('after 24 hours only a note can be written, and it says why', async ({ page }) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Long ago', Date.now() - 30 * 3_600_000);
  await ownerTypes(customer, 'Still thinking about it');
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible();
  await expect(page.getByText(/24 hours/)).toBeVisible();
});
