import {
  customerReceived,
  customerWrites,
  newCustomer,
  ownerTypes,
  phoneOf,
} from './support/customer.ts';
import { expect, test } from './support/test.ts';

test('a customer writes, two agents see it live, one answers, everybody sees the answer', async ({
  browser,
  desk,
}) => {
  const customer = await newCustomer();
  const mia = await desk('mia@parley.test');
  const leo = await desk('leo@parley.test');

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(phoneOf(customer));
  await phone.getByRole('textbox', { name: /^Message to/ }).fill('Is the ash dripper back?');
  await phone.keyboard.press('Enter');

  for (const agent of [mia, leo]) {
    await agent.getByRole('link', { name: customer.name }).click();
    const thread = agent.getByRole('log', { name: `Messages with ${customer.name}` });
    await expect(thread.getByText('Is the ash dripper back?')).toBeVisible();
  }

  await mia.getByRole('textbox', { name: 'Reply' }).fill('It is! Shall I put one aside?');
  await mia.keyboard.press('Enter');
  const hers = mia.getByRole('log');
  await expect(hers.getByText('It is! Shall I put one aside?')).toBeVisible();
  await expect(leo.getByRole('log').getByText('It is! Shall I put one aside?')).toBeVisible();
  await expect(phone.locator('#chat').getByText('It is! Shall I put one aside?')).toBeVisible();
  await expect(hers.getByText(/Seen/)).toBeVisible();
  await expect(leo.getByRole('log').getByText(/Seen/)).toBeVisible();
  expect(await customerReceived(customer)).toEqual(['It is! Shall I put one aside?']);
  await phone.context().close();
});

test('what the owner types in the Instagram app appears, marked as such', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Hello?');
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await ownerTypes(customer, 'Hi from the app');
  const thread = page.getByRole('log');
  await expect(thread.getByText('Hi from the app')).toBeVisible();
  await expect(thread.getByText(/from the Instagram app/i)).toBeVisible();
});

test('a late message lands at its place', async ({ page, login }) => {
  const customer = await newCustomer();
  const now = Date.now();
  await customerWrites(customer, 'third', now - 1000);
  await customerWrites(customer, 'first', now - 3000);
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  const thread = page.getByRole('log');
  await expect(thread.getByText('third')).toBeVisible();
  await customerWrites(customer, 'second', now - 2000);
  await expect(thread.getByText('second')).toBeVisible();
  const words = await thread.getByText(/^(first|second|third)$/).allTextContents();
  expect(words).toEqual(['first', 'second', 'third']);
});

test('unread is counted, and opening the thread ends it everywhere', async ({ desk }) => {
  const customer = await newCustomer();
  const [mia, leo] = [await desk('mia@parley.test'), await desk('leo@parley.test')];
  await customerWrites(customer, 'One');
  await customerWrites(customer, 'Two');
  for (const agent of [mia, leo]) {
    await expect(agent.getByRole('link', { name: customer.name })).toContainText('2 unread');
  }
  await mia.getByRole('link', { name: customer.name }).click();
  await expect(leo.getByRole('link', { name: customer.name })).not.toContainText('unread');
});
