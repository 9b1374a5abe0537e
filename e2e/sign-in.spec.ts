import { deskUrl } from './support/product.ts';
import { expect, test } from './support/test.ts';

test('a wrong password says so and keeps the address', async ({ page }) => {
  await page.goto(`${deskUrl}/sign-in`);
  await page.getByLabel('Email').fill('nobody@parley.test');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('nobody@parley.test');
});

test('signing out ends the session', async ({ page, login, context }) => {
  await login(page);
  const cookies = await context.cookies();
  await page
    .getByRole('button', { name: /^Your account/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await context.addCookies(cookies);
  await page.goto(`${deskUrl}/`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a page of the desk asks a stranger to sign in, and then goes on to it', async ({ page }) => {
  await page.goto(`${deskUrl}/accounts/1/conversations?status=resolved`);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Email').fill('mia@parley.test');
  await page.getByLabel('Password', { exact: true }).fill('parley-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/accounts\/1\/conversations\?status=resolved/);
});
