import type { Page } from '@playwright/test';
import { type Business, goToInstagram, newBusiness, writesTo } from './support/business.ts';
import { newAccount, newPerson } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { deskUrl } from './support/product.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

type Desk = (email: string) => Promise<Page>;

async function connects(page: Page, business: Business): Promise<void> {
  await goToInstagram(page, business);
  await page.getByRole('button', { name: 'Allow' }).click();
}

const isConnected = (page: Page) => page.getByRole('heading', { name: /is connected/ });
const isTaken = (page: Page) =>
  page.getByRole('alert').getByText('This account is connected elsewhere');

/** Somebody who leads an account of their own. */
async function administrator(desk: Desk, name: string) {
  const account = await newAccount(name);
  const { email } = await newPerson([[account, 'administrator']]);
  return { account, page: await desk(email) };
}

/** Whoever runs the installation, at its inboxes. */
async function superAdmin(desk: Desk): Promise<Page> {
  const { email } = await newPerson([[await newAccount('Office'), 'agent']], { superAdmin: true });
  const page = await desk(email);
  await page.goto(`${deskUrl}/super_admin/inboxes`);
  return page;
}

const rowsOf = (page: Page) =>
  page.getByRole('list', { name: 'Inboxes of all workspaces' }).getByRole('listitem');

async function finds(page: Page, { username }: Business): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find an inbox' }).fill(`@${username}`);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page).toHaveURL(/q=%40zz/);
  await expect(rowsOf(page)).toHaveCount(1);
}

test('a super admin finds an inbox and releases it, and its administrators see that', async ({
  desk,
}) => {
  const business = await newBusiness();
  const kiln = await administrator(desk, 'Kiln');
  await connects(kiln.page, business);
  await expect(isConnected(kiln.page)).toBeVisible();

  const root = await superAdmin(desk);
  await finds(root, business);
  await expect(rowsOf(root)).toContainText(kiln.account.name);
  await expect(rowsOf(root)).toContainText('Connected');
  expect(await problemsOf(root)).toEqual([]);

  await root.getByRole('button', { name: `Release ${business.username}` }).click();
  const dialog = root.getByRole('dialog');
  await expect(dialog.getByText('stops sending and receiving at once')).toBeVisible();
  const typed = dialog.getByLabel('The name of the inbox');
  await typed.fill('something else');
  await typed.press('Enter');
  await expect(dialog.getByText('This is not what the inbox is called.')).toBeVisible();
  expect(await problemsOf(root)).toEqual([]);
  await typed.fill(` ${business.username} `);
  await typed.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rowsOf(root)).toContainText('Released');
  await expect(root.getByRole('button', { name: /^Release / })).toHaveCount(0);

  const { page } = kiln;
  await goToSettings(page, 'inboxes');
  const inboxes = page.getByRole('list', { name: 'Inboxes' }).getByRole('listitem');
  await expect(inboxes.filter({ hasText: business.username })).toContainText('Released');
  await page.getByRole('link', { name: business.username }).click();
  await expect(page.getByText('released by whoever runs the installation')).toBeVisible();
  await expect(page.getByRole('button', { name: /Log in/ })).toHaveCount(0);
  expect(await problemsOf(page)).toEqual([]);
});

test('an account that another workspace has is released there, and connected here', async ({
  desk,
}) => {
  const business = await newBusiness();
  const kiln = await administrator(desk, 'Kiln');
  await connects(kiln.page, business);
  await expect(isConnected(kiln.page)).toBeVisible();
  await writesTo(business, 'Before the release');
  await expect(kiln.page.getByText('It arrived. This inbox receives.')).toBeVisible();

  const { page } = await administrator(desk, 'Fern');
  await connects(page, business);
  await expect(isTaken(page)).toBeVisible();
  expect(await page.content()).not.toContain(kiln.account.name);

  const root = await superAdmin(desk);
  await finds(root, business);
  await root.getByRole('button', { name: `Release ${business.username}` }).click();
  await root.getByLabel('The name of the inbox').fill(business.username);
  await root.getByRole('button', { name: 'Release', exact: true }).click();
  await expect(rowsOf(root)).toContainText('Released');

  await kiln.page.goto(`${deskUrl}/accounts/${kiln.account.id}/conversations/1`);
  await expect(kiln.page.getByRole('log').getByText('Before the release')).toBeVisible();
  await expect(
    kiln.page.getByText(/released by whoever runs.*You can still write a note/),
  ).toBeVisible();

  const { name: between } = await writesTo(business, 'In between');
  await connects(page, business);
  await expect(isConnected(page)).toBeVisible();
  await page.getByRole('link', { name: 'Go to conversations' }).click();
  await page.getByRole('link', { name: between }).click();
  await expect(page.getByRole('log').getByText('In between')).toBeVisible();

  await connects(kiln.page, business);
  await expect(isTaken(kiln.page)).toBeVisible();
});

test('the inboxes of all workspaces fit on a narrow screen, and say when nothing is found', async ({
  desk,
}) => {
  const office = await newAccount('Office');
  const page = await superAdmin(desk);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${deskUrl}/super_admin/inboxes?q=${office.externalId}`);
  await expect(page.getByText(office.name)).toBeVisible();
  expect(await overflowOf(page)).toBe(0);
  expect(await problemsOf(page)).toEqual([]);

  await page.goto(`${deskUrl}/super_admin/inboxes?q=${office.externalId.slice(1)}`);
  await expect(page.getByText('No inbox is called that')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
});
