import { goToInstagram, newBusiness, writesTo } from './support/business.ts';
import { newAccount, newPerson, writesTo as wroteTo } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { deskUrl } from './support/product.ts';
import { askToDelete, holdConversations } from './support/removal.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

test('an inbox goes once its name is typed, with all that was in it, at every desk', async ({
  page,
  login,
  desk,
}) => {
  const business = await newBusiness();
  await login(page);
  await goToInstagram(page, business);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('heading', { name: /is connected/ })).toBeVisible();
  const { name } = await writesTo(business, 'Will you keep this?');
  await expect(page.getByText('It arrived. This inbox receives.')).toBeVisible();
  const elsewhere = await desk();
  await elsewhere.getByRole('link', { name }).click();
  await expect(elsewhere.getByRole('log').getByText('Will you keep this?')).toBeVisible();

  await goToSettings(page, 'inboxes');
  await page.getByRole('link', { name: business.username }).click();
  await expect(page.getByRole('heading', { name: 'Remove this inbox' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove…' }).click();
  const dialog = page.getByRole('dialog', { name: `Remove ${business.username}?` });
  const remove = dialog.getByRole('button', { name: 'Remove for ever' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  expect(await problemsOf(page, '[role="dialog"]')).toEqual([]);
  await dialog.getByLabel('The name of the inbox').fill('something else');
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('The name of the inbox').fill(` ${business.username} `);
  await remove.click();

  await expect(page.getByRole('heading', { name: 'Inboxes' })).toBeVisible();
  const rows = page.getByRole('list', { name: 'Inboxes' }).getByRole('listitem');
  await expect(rows.filter({ hasText: business.username })).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ hasText: 'could not be told' })).toHaveCount(0);
  await expect(elsewhere.getByText('This conversation isn’t here')).toBeVisible();
  await expect(elsewhere.getByRole('link', { name })).toHaveCount(0);
});

test('while an inbox is being deleted the list says how far that has come, and for how long', async ({
  desk,
}) => {
  const account = await newAccount();
  const boss = await newPerson([[account, 'administrator']]);
  await wroteTo(account, 'One');
  await wroteTo(account, 'Two');
  const letGo = await holdConversations(account);
  const page = await desk(boss.email);
  await goToSettings(page, 'inboxes');
  await page.getByRole('link', { name: 'kiln' }).click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByLabel('The name of the inbox').fill('kiln');
  await page.getByRole('button', { name: 'Remove for ever' }).click();

  const row = page.getByRole('list', { name: 'Inboxes' }).getByRole('listitem');
  await expect(row).toContainText('Being deleted');
  await expect(row).toContainText('0 % · 2 of 2 conversations left');
  await expect(row.getByRole('progressbar', { name: 'Deleting kiln' })).toBeVisible();
  await expect(row.getByRole('link')).toHaveCount(0);
  // Its token means nothing to Instagram, which therefore was not told.
  await expect(page.getByRole('alert').getByText('Instagram could not be told')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflowOf(page)).toBe(0);

  await letGo();
  await expect(page.getByText('No inbox yet')).toBeVisible({ timeout: 60_000 });
  await page.goto(`${deskUrl}/accounts/${account.id}/settings/activity`);
  await expect(page.getByText(/removed kiln with all that was in it/)).toBeVisible();
});

test('whoever asked Meta to delete sees what became of it', async ({ page }) => {
  await page.goto(await askToDelete('17'));
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Nothing is stored here' })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  expect(await problemsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflowOf(page)).toBe(0);

  await page.goto(`${deskUrl}/data-deletion/nobody-has-this`);
  await expect(page.getByRole('heading', { name: 'There is no such request' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
});
