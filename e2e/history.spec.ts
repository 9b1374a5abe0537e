import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { type Business, goToInstagram } from './support/business.ts';
import { type Customer, control, customerWrites, newCustomer } from './support/customer.ts';
import { newAccount, newPerson } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { databaseUrl } from './support/product.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A business that nobody has connected, and that Instagram therefore tells nothing. */
async function businessWithCustomers(count: number) {
  const business = await control<Business>('POST', '/accounts', {
    username: `zz.${crypto.randomUUID().slice(0, 8)}`,
    subscribedFields: [],
  });
  const customers: Customer[] = [];
  for (let each = 0; each < count; each++) {
    const customer = await newCustomer(business.externalId);
    await customerWrites(customer, `From before, ${each}`, Date.now() - (3 + each) * DAY);
    customers.push(customer);
  }
  return { business, customers };
}

/** Its administrator's desk, with this account just connected to it. */
async function connectedAs(desk: (email: string) => Promise<Page>, business: Business) {
  const account = await newAccount('Kiln');
  const boss = await newPerson([[account, 'administrator']]);
  const page = await desk(boss.email);
  await goToInstagram(page, business);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('heading', { name: /is connected/ })).toBeVisible();
  return page;
}

async function openInbox(page: Page, { username }: Business): Promise<void> {
  await goToSettings(page, 'inboxes');
  await page
    .getByRole('list', { name: 'Inboxes' })
    .getByRole('link', { name: new RegExp(username) })
    .click();
  await expect(page.getByRole('heading', { name: 'Past conversations' })).toBeVisible();
}

const goToConversations = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Conversations' })
    .click();
const show = (page: Page, view: string) =>
  page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: view }).click();
const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' });
const rowOf = (page: Page, { name }: Customer) => list(page).getByRole('link', { name });

/** Each page of a thread takes its time. */
const slowly = ({ externalId }: Business, hang: number) =>
  control('POST', '/faults', {
    name: externalId,
    match: { path: '*/messages', method: 'GET', account: externalId },
    times: 'always',
    effect: { hang },
  });

test('past conversations come along, can be stopped on the way, and go on from there', async ({
  desk,
}) => {
  const { business } = await businessWithCustomers(6);
  await slowly(business, 1500);
  const page = await connectedAs(desk, business);
  await openInbox(page, business);
  const past = page.getByRole('region', { name: 'Past conversations' });
  await expect(past.getByRole('status')).toContainText('Importing…');
  expect(await problemsOf(page)).toEqual([]);
  await past.getByRole('button', { name: 'Stop the import' }).click();
  await expect(past.getByRole('status')).toContainText('Stopped. What came so far stays.');

  await slowly(business, 0);
  await past.getByRole('button', { name: 'Go on with the import' }).click();
  await expect(past.getByRole('status')).toContainText('Everything that could be had is here.', {
    timeout: 30_000,
  });
  await expect(past.getByText('6 conversations · 6 messages read, 6 of them new')).toBeVisible();
  await expect(past.getByRole('button', { name: 'Import again' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowOf(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  await goToConversations(page);
  await expect(page.getByText('All answered')).toBeVisible();
  await show(page, 'Resolved');
  // Who they are is asked by and by.
  await expect(list(page).getByRole('link', { name: /From before/ })).toHaveCount(6);
  await list(page).getByRole('link', { name: 'From before, 0' }).click();
  await expect(page.getByRole('log').getByText('From before, 0')).toBeVisible();
  await expect(page.getByRole('log').getByText('Imported')).toBeVisible();
});

test('an import that Instagram refuses says why, and is tried again', async ({ desk }) => {
  const { business } = await businessWithCustomers(1);
  const refusal = {
    name: business.externalId,
    match: { path: '/me/conversations', account: business.externalId },
    times: 'always',
  };
  await control('POST', '/faults', { ...refusal, effect: { code: 200, subcode: 2534041 } });
  const page = await connectedAs(desk, business);
  await openInbox(page, business);
  const past = page.getByRole('region', { name: 'Past conversations' });
  await expect(past.getByRole('status')).toContainText('Message access is switched off');
  await control('POST', '/faults', { ...refusal, effect: { hang: 0 } });
  await past.getByRole('button', { name: 'Try again' }).click();
  await expect(past.getByRole('status')).toContainText('Everything that could be had is here.');
});

test('an event that failed is counted in red, looked into, and worked on again', async ({
  desk,
}) => {
  const { business, customers } = await businessWithCustomers(1);
  const page = await connectedAs(desk, business);
  const [customer] = customers;
  if (!customer) throw new Error('nobody');
  await customerWrites(customer, 'Is the kettle back?');
  await goToConversations(page);
  await expect(rowOf(page, customer)).toContainText('Is the kettle back?');
  await forget('Is the kettle back?', business);

  await goToSettings(page, 'events');
  const settings = page.getByRole('navigation', { name: 'Settings' });
  await expect(settings.getByRole('link', { name: 'Event log 1 failed' })).toBeVisible();
  await expect(page.getByText('One event failed.')).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Failed');
  await expect(page).toHaveURL(/state=failed/);
  const event = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
  await expect(event).toHaveCount(1);
  await event.getByRole('button', { name: /Message/ }).click();
  await expect(event.getByRole('region', { name: 'What was sent' })).toContainText(
    '"text": "Is the kettle back?"',
  );
  expect(await problemsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowOf(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await event.getByRole('button', { name: 'Work on it again' }).click();
  await expect(page.getByText('It is being worked on again')).toBeVisible();

  await page.goto(page.url().replace(/\?.*/, ''));
  await expect(page.getByRole('list', { name: 'Events' })).toContainText('Done');
  await expect(page.getByText('One event failed.')).toBeHidden();
  await goToConversations(page);
  await expect(rowOf(page, customer)).toContainText('Is the kettle back?');
});

test('what ends soon has a list of its own, and any list can show first what closes first', async ({
  desk,
}) => {
  const { business } = await businessWithCustomers(0);
  const page = await connectedAs(desk, business);
  const [late, fresh, later] = [
    await newCustomer(business.externalId),
    await newCustomer(business.externalId),
    await newCustomer(business.externalId),
  ];
  await customerWrites(late, 'Still waiting', Date.now() - 20 * HOUR);
  await customerWrites(later, 'Waiting, too', Date.now() - 22 * HOUR);
  await customerWrites(fresh, 'Just now');
  await goToConversations(page);
  await expect(list(page).getByRole('link', { name: /Ada/ })).toHaveCount(3);

  await show(page, 'Ending soon');
  await expect(page).toHaveURL(/order=ending/);
  await expect(rowOf(page, fresh)).toBeHidden();
  await expect(list(page).getByRole('link', { name: /Ada/ }).first()).toContainText('Waiting, too');
  await expect(list(page).getByRole('link', { name: /Ada/ })).toHaveCount(2);
  await expect(page.getByRole('navigation', { name: 'Whose' })).toContainText('All2');
  expect(await problemsOf(page)).toEqual([]);

  await show(page, 'Open');
  await page.getByRole('link', { name: 'Closes soonest' }).click();
  await expect(page).toHaveURL(/order=closing/);
  await expect(list(page).getByRole('link', { name: /Ada/ })).toHaveText([
    /Waiting, too/,
    /Still waiting/,
    /Just now/,
  ]);
  await page.reload();
  await expect(list(page).getByRole('link', { name: /Ada/ }).first()).toContainText('Waiting, too');
  await page.getByRole('link', { name: 'Closes soonest' }).click();
  await expect(list(page).getByRole('link', { name: /Ada/ }).first()).toContainText('Just now');
});

test('whoever writes after a resolve begins anew, or goes on where the inbox says so', async ({
  desk,
}) => {
  const { business } = await businessWithCustomers(0);
  const page = await connectedAs(desk, business);
  const customer = await newCustomer(business.externalId);
  const resolves = async (text: string) => {
    await customerWrites(customer, text);
    await goToConversations(page);
    await rowOf(page, customer).click();
    await expect(page.getByRole('log').getByText(text)).toBeVisible();
    const isSaved = page.waitForResponse((response) => response.url().endsWith('/closure'));
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect(page.getByText('All answered')).toBeVisible();
    await isSaved;
  };
  await resolves('First');
  await resolves('Second');
  await expect(page.getByRole('log').getByText('First')).toBeHidden();

  await openInbox(page, business);
  await page.getByRole('checkbox', { name: 'One conversation per person' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await resolves('Third');
  await expect(page.getByRole('log').getByText('Second')).toBeVisible();
});

/** What no door of the product could bring about: an event was given up, and nobody saw its message. */
async function forget(text: string, { externalId }: Business): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`delete from messages where content = ${text} and inbox_id in
    (select id from inboxes where external_id = ${externalId})`;
  await sql`update events set state = 'failed', attempts = 8, reason = 'Error'
    where entry_id = ${externalId} and raw like ${`%${text}%`}`;
  await sql.end();
}
