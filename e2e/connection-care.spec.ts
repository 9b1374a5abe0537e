import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { type Business, goToInstagram, newBusiness, writesTo } from './support/business.ts';
import { control } from './support/customer.ts';
import { newAccount, newPerson } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { databaseUrl } from './support/product.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

const troubles = (page: Page) => page.getByRole('list', { name: 'Inboxes in trouble' });
const lines = (page: Page) => page.getByRole('list', { name: 'Connection' });
const line = (page: Page, title: string) =>
  lines(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) });

/** An administrator's desk, with one account connected to it, in which somebody has written. */
async function connected(desk: (email: string) => Promise<Page>) {
  const business = await newBusiness();
  const account = await newAccount('Kiln');
  const boss = await newPerson([[account, 'administrator']]);
  const page = await desk(boss.email);
  await goToInstagram(page, business);
  await allow(page);
  await expect(page.getByRole('heading', { name: /is connected/ })).toBeVisible();
  const customer = await writesTo(business, 'Are you still there?');
  await expect(page.getByText('It arrived. This inbox receives.')).toBeVisible();
  return { business, page, customer };
}

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();

async function logInAgain(page: Page, { username }: Business): Promise<void> {
  await page.getByRole('combobox', { name: 'Account' }).selectOption(username);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await allow(page);
}

const goToConversations = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Conversations' })
    .click();

/** What would take weeks. */
async function endsIn(days: number, { externalId }: Business): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`
    update inboxes set token_refresh_at = null, token_expires_at = now() + ${days} * interval '1 day'
    where external_id = ${externalId} and released_at is null`;
  await sql.end();
}

test('an end that comes near is told above the list, the composer and in the settings', async ({
  desk,
}) => {
  const { business, page, customer } = await connected(desk);
  await endsIn(6.5, business);
  await goToConversations(page);
  await expect(troubles(page)).toContainText(/permission ends in 6 days/);
  await page.getByRole('link', { name: customer.name }).click();
  const composer = page.getByRole('status').filter({ hasText: 'permission ends in 6 days' });
  await expect(composer.last()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);

  await troubles(page).getByRole('link', { name: 'See what to do' }).click();
  await expect(page.getByText('Instagram’s permission ends soon.')).toBeVisible();
  await page.getByRole('button', { name: 'Log in at Instagram again' }).click();
  await logInAgain(page, business);
  await expect(page.getByText('messages come in and go out')).toBeVisible();
  await goToConversations(page);
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  await expect(troubles(page)).toBeHidden();
});

test('an app that its owner removes is told at the open desk, and all is well after a login', async ({
  desk,
}) => {
  const { business, page, customer } = await connected(desk);
  await goToConversations(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible();

  await control('PATCH', `/accounts/${business.externalId}/token`, { state: 'app_removed' });
  await expect(troubles(page)).toContainText('The app was removed in Instagram');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible();
  await expect(page.getByText(/You can still write a note/)).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);

  await troubles(page).getByRole('link', { name: 'See what to do' }).click();
  await page.getByRole('button', { name: 'Log in at Instagram again' }).click();
  await logInAgain(page, business);
  await expect(page.getByText('messages come in and go out')).toBeVisible();
  await goToConversations(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible();
  await expect(troubles(page)).toBeHidden();
});

test('the page of a connection shows what it depends on, and what is missing can be mended there', async ({
  desk,
}) => {
  const { business, page } = await connected(desk);
  await goToSettings(page, 'inboxes');
  await page.getByRole('link', { name: business.username }).click();
  await page.getByRole('link', { name: 'How the connection stands' }).click();
  await expect(line(page, 'What Instagram sends')).toContainText('All 12 kinds of events');
  await expect(line(page, 'Clock')).toContainText('agree');
  await expect(line(page, 'Permissions').getByLabel('Granted')).toHaveCount(3);
  await expect(line(page, 'Access')).toContainText('Renewed by itself');
  await expect(line(page, 'Last message sent')).toContainText('None yet');
  await expect(page.getByRole('region', { name: 'Errors of the last 7 days' })).toContainText(
    'None',
  );
  expect(await problemsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowOf(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  const path = `/accounts/${business.externalId}`;
  await control('PATCH', path, { subscribedFields: ['messaging_seen'] });
  await page.reload();
  await expect(line(page, 'What Instagram sends')).toContainText('Missing: messages,');
  expect(await problemsOf(page)).toEqual([]);
  await line(page, 'What Instagram sends')
    .getByRole('button', { name: 'Ask Instagram again' })
    .click();
  await expect(line(page, 'What Instagram sends')).toContainText('All 12 kinds of events');

  await line(page, 'Last event received').getByRole('button', { name: 'Test it' }).click();
  await expect(page.getByText('Waiting for it')).toBeVisible();
  await writesTo(business, 'Does it still work?');
  await expect(page.getByText('It arrived. This inbox receives.')).toBeVisible();
});
