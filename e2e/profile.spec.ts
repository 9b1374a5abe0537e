import type { Page } from '@playwright/test';
import { mailedLink } from './support/mailbox.ts';
import { newAccount, newPerson } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { goToSettings, newAddress } from './support/team.ts';
import { expect, test } from './support/test.ts';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const browsersOf = (page: Page) => part(page, 'Signed-in browsers').getByRole('listitem');

test('a new name stands in the frame at once, also where there is little room', async ({
  page,
  login,
}) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  await login(page, ada.email);
  await goToSettings(page, 'profile');
  await page.getByLabel('Your name').fill('  Countess Ada  ');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(part(page, 'Name').getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Countess Ada');
  await expect(page.getByRole('button', { name: 'Your account, Countess Ada' })).toBeVisible();

  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: 'Change address' }).click();
  await page.getByRole('button', { name: 'Change password' }).click();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
});

test('a new address counts once its newest mail was opened', async ({ page, login }) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  const email = newAddress();
  await login(page, ada.email);
  await goToSettings(page, 'profile');
  const address = part(page, 'Email address');
  await address.getByRole('button', { name: 'Change address' }).click();
  await expect(address.getByLabel('New address')).toBeFocused();
  await address.getByLabel('New address').fill(email);
  await address.getByLabel('Current password', { exact: true }).fill('not this one');
  await address.getByRole('button', { name: 'Mail the link' }).click();
  await expect(address.getByText('This is not your password.')).toBeVisible();
  await expect(address.getByLabel('New address')).toHaveValue(email);
  expect(await problemsOf(page)).toEqual([]);

  await address.getByLabel('Current password', { exact: true }).fill('parley-demo');
  await address.getByRole('button', { name: 'Mail the link' }).click();
  await expect(address.getByText(`Waiting for ${email}`)).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  const first = await mailedLink(email);
  await address.getByRole('button', { name: 'Send it again' }).click();
  await expect(address.getByText('Sent', { exact: true })).toBeVisible();
  const second = await mailedLink(email, 2);

  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'A newer link was mailed' })).toBeVisible();
  await page.goto(second);
  await expect(page.getByText(`Use ${email} to sign in`)).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is changed' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go to Parley' }).click();
  await expect(page).toHaveURL(/\/accounts\/\d+\//);
  await goToSettings(page, 'profile');
  await expect(address.getByText(email)).toBeVisible();
});

test('another browser is signed out from the list, and all others by a new password', async ({
  page,
  desk,
  login,
}) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  const [office, phone] = [await desk(ada.email), await desk(ada.email)];
  await login(page, ada.email);
  await goToSettings(page, 'profile');
  await expect(browsersOf(page)).toHaveCount(3);
  await expect(browsersOf(page).first()).toContainText('this browser');
  await browsersOf(page)
    .last()
    .getByRole('button', { name: /^Sign out of/ })
    .click();
  await expect(browsersOf(page)).toHaveCount(2);
  await office.reload();
  await expect(office).toHaveURL(/\/sign-in/);

  const password = part(page, 'Password');
  const [current, next] = [
    password.getByLabel('Current password', { exact: true }),
    password.getByLabel('New password', { exact: true }),
  ];
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(current).toBeFocused();
  await current.fill('not this one');
  await next.fill('a new password');
  await password.getByRole('button', { name: 'Set the password' }).click();
  await expect(password.getByText('This is not your password.')).toBeVisible();
  await expect(next).toHaveValue('a new password');
  expect(await problemsOf(page)).toEqual([]);
  await current.fill('parley-demo');
  await password.getByRole('button', { name: 'Set the password' }).click();
  await expect(password.getByText('Changed. You are signed out everywhere else.')).toBeVisible();
  await expect(browsersOf(page)).toHaveCount(1);
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);
});
