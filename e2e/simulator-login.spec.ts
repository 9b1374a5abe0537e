import type { Page } from '@playwright/test';
import { exchange, loginAt, type Simulator, test } from './support/own-simulator.ts';
import { expect } from './support/test.ts';

/** What the login tells Parley when it sends somebody back. */
async function sentBack(page: Page, { callback }: Simulator, act: () => Promise<unknown>) {
  const returning = page.waitForRequest((request) => request.url().startsWith(callback));
  await act();
  await expect(page.getByText('Back.')).toBeVisible();
  return Object.fromEntries(new URL((await returning).url()).searchParams);
}

test('by keyboard: what is unticked is not granted, and the way back carries a code', async ({
  page,
  simulator,
}) => {
  await page.goto(loginAt(simulator));
  const messages = page.getByRole('checkbox', { name: /answer your messages/ });
  await expect(page.getByRole('checkbox', { name: /your profile/ })).toBeDisabled();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: /kilnandbean/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(messages).toBeFocused();
  await page.keyboard.press('Space');
  await expect(messages).not.toBeChecked();
  await page.keyboard.press('Tab');
  const { code = '', state } = await sentBack(page, simulator, () => page.keyboard.press('Enter'));

  expect(state).toBe('st ate/1');
  await expect(page).toHaveURL(/#_$/);
  const { body } = await exchange(simulator, code);
  const [, fern] = await simulator.accounts();
  expect(body.data).toMatchObject([
    { permissions: 'instagram_business_basic', user_id: fern?.appScopedId },
  ]);
});

test('cancelling is told as a refusal', async ({ page, simulator }) => {
  await page.goto(loginAt(simulator));
  const told = await sentBack(page, simulator, () =>
    page.getByRole('button', { name: 'Cancel' }).click(),
  );
  expect(told).toMatchObject({ error: 'access_denied', error_reason: 'user_denied' });
});

test('whoever has to log in again goes on as the account of their choice', async ({
  page,
  simulator,
}) => {
  await page.goto(loginAt(simulator, { force_reauth: 'true' }));
  await page.getByLabel('Account').selectOption('fernandfold');
  await page.getByLabel('Password').fill('anything');
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('radio')).toHaveCount(1);
  const { code = '' } = await sentBack(page, simulator, () =>
    page.getByRole('button', { name: 'Allow' }).click(),
  );
  const [, fern] = await simulator.accounts();
  expect((await exchange(simulator, code)).body.data).toMatchObject([
    { user_id: fern?.appScopedId },
  ]);
});
