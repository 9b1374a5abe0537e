import type { Page } from '@playwright/test';
import { goToInstagram, newBusiness, writesTo } from './support/business.ts';
import { problemsOf } from './support/problems.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();

test('an account is connected, its people are chosen, and the first message turns it green', async ({
  page,
  login,
}) => {
  const business = await newBusiness();
  await login(page);
  await goToSettings(page, 'inboxes');
  await page.getByRole('link', { name: 'New inbox' }).click();
  await expect(page.getByRole('heading', { name: /Where do customers write/ })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Instagram' }).click();
  await expect(page.getByRole('heading', { name: 'Connect an Instagram' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Continue to Instagram' }).click();
  await page.getByRole('radio', { name: new RegExp(business.username) }).check();
  await allow(page);

  const done = page.getByRole('heading', { name: `${business.username} is connected` });
  await expect(done).toBeVisible();
  await expect(page.getByText('Waiting for it')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByLabel('Mia').check();
  await page.getByRole('button', { name: 'Save members' }).click();
  await expect(page.getByLabel('Mia')).toBeChecked();

  const { name } = await writesTo(business, 'Does it work?');
  await expect(page.getByText('It arrived. This inbox receives.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to conversations' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('log').getByText('Does it work?')).toBeVisible();
});

test('who cancels, unticks, or picks another account is told so and can try again', async ({
  page,
  login,
}) => {
  const business = await newBusiness();
  const other = await newBusiness();
  await login(page);
  await goToInstagram(page, business);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert').getByText('You stopped before the end')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('radio', { name: new RegExp(business.username) }).check();
  await page.getByRole('checkbox', { name: /answer your messages/ }).uncheck();
  await allow(page);
  await expect(page.getByRole('alert').getByText('Messages were not allowed')).toBeVisible();

  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('radio', { name: new RegExp(business.username) }).check();
  await allow(page);
  await expect(page.getByRole('heading', { name: /is connected/ })).toBeVisible();

  // The same again is the same inbox.
  await goToInstagram(page, business);
  await allow(page);
  await expect(page.getByRole('heading', { name: business.username })).toBeVisible();
  await goToSettings(page, 'inboxes');
  await expect(page.getByRole('link', { name: business.username })).toHaveCount(1);

  await page.getByRole('link', { name: business.username }).click();
  await page.getByRole('button', { name: 'Log in at Instagram again' }).click();
  await page.getByRole('combobox', { name: 'Account' }).selectOption(other.username);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await allow(page);
  await expect(page.getByRole('alert').getByText('That is another account')).toBeVisible();
  await page.getByRole('button', { name: 'Connect it as a new inbox' }).click();
  await expect(page.getByRole('heading', { name: `${other.username} is connected` })).toBeVisible();
});
