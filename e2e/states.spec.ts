import type { Page } from '@playwright/test';
import { customerReceived, customerWrites, newCustomer } from './support/customer.ts';
import { newAccount, newPerson, writesTo as personWrites } from './support/person.ts';
import { problemsOf } from './support/problems.ts';
import { expect, test } from './support/test.ts';

const opened = async (page: Page, login: (page: Page) => Promise<void>) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Hello?');
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log').getByText('Hello?')).toBeVisible();
  return customer;
};

/** Paints the page anew, but keeps its code away until it is let in. */
async function withoutCode(page: Page): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('log').getByText('Hello?')).toBeVisible();
  return gate.resolve;
}

test.describe('before the page has its code', () => {
  test('a press on a button is not lost', async ({ page, login }) => {
    await opened(page, login);
    const letIn = await withoutCode(page);
    await page.getByRole('button', { name: 'Search' }).click();
    letIn();
    await expect(page.getByRole('combobox')).toBeFocused();
  });

  test('nor one in the thread', async ({ page, login }) => {
    await opened(page, login);
    const letIn = await withoutCode(page);
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    letIn();
    await expect(page.getByRole('log').getByText(/resolved the conversation/)).toBeVisible();
  });

  test('nor what is typed', async ({ page, login }) => {
    const customer = await opened(page, login);
    const letIn = await withoutCode(page);
    const field = page.getByRole('textbox', { name: 'Reply' });
    await field.pressSequentially('Early words');
    letIn();
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
    await expect(field).toHaveValue('Early words');
    await field.press('Enter');
    await expect.poll(() => customerReceived(customer)).toEqual(['Early words']);
  });
});

test('a session that ended is told where one is, keeps the text, and leads back', async ({
  page,
  login,
  context,
}) => {
  await opened(page, login);
  const address = new URL(page.url());
  await page.getByRole('textbox', { name: 'Reply' }).fill('Half a thought');
  await context.clearCookies();
  await page.getByRole('navigation', { name: 'Whose' }).getByText('Mine').click();
  const dialog = page.getByRole('alertdialog', { name: 'You have been signed out' });
  await expect(dialog.getByRole('button', { name: 'Sign in again' })).toBeFocused();
  await page.keyboard.press('Enter');

  await page.getByLabel('Email').fill('demo@parley.test');
  await page.getByLabel('Password', { exact: true }).fill('parley-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${address.pathname}\\?assignee=mine$`));
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Half a thought');
});

test('offline is said, and what is sent says that it waits', async ({ page, login, context }) => {
  const customer = await opened(page, login);
  await context.setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: 'You are offline' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Through the tunnel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('Waiting for your connection…')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await context.setOffline(false);
  await expect.poll(() => customerReceived(customer)).toEqual(['Through the tunnel']);
  await expect(page.getByText('You are offline')).toBeHidden();
});

test('a list that can’t be had says so, and comes when it is tried again', async ({ desk }) => {
  // Where nobody else writes: news would have the list asked for again before anybody presses the button.
  const account = await newAccount();
  await personWrites(account, 'Hello?');
  const page = await desk((await newPerson([[account, 'administrator']])).email);
  const list = /\/conversations\?status=open&assignee=unassigned/;
  await page.route(list, (route) => route.abort('internetdisconnected'));
  await page.getByRole('navigation', { name: 'Whose' }).getByText('Unassigned').focus();
  await page.keyboard.press('Enter');
  const alert = page.getByRole('alert').filter({ hasText: 'The list could not be loaded' });
  await expect(alert).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Try again' }).focus();
  await page.unroute(list);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
});

test('the look of the desk is chosen by keyboard and kept', async ({ page, login }) => {
  const customer = await opened(page, login);
  const row = page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('link', { name: customer.name });
  const tall = (await row.boundingBox())?.height ?? 0;
  await page.getByRole('button', { name: 'Theme and rows' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitemradio', { name: 'Compact' }).press('Enter');
  await expect.poll(async () => (await row.boundingBox())?.height ?? 0).toBeLessThan(tall);
  await page.getByRole('button', { name: 'Show names' }).press('Enter');

  await page.reload();
  await expect(page.getByRole('button', { name: 'Hide names' })).toBeVisible();
  expect((await row.boundingBox())?.height ?? 0).toBeLessThan(tall);
});

test('on a phone the way back and the settings are there', async ({ page, login }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const customer = await opened(page, login);
  await page.goBack();
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to conversations' }).click();
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
});

test('what opens over the page gives the focus back to where it was', async ({ page, login }) => {
  await opened(page, login);
  const field = page.getByRole('textbox', { name: 'Reply' });
  await field.focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();

  await page.keyboard.press('Escape');
  const row = page.getByRole('navigation', { name: 'Conversations' }).locator('a:focus');
  await expect(row).toHaveCount(1);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toHaveCount(1);
});

test('a row that is resolved by keyboard leaves the focus to the next one', async ({
  page,
  login,
}) => {
  const [below, above] = [await newCustomer(), await newCustomer()];
  await customerWrites(below, 'Hello?');
  await customerWrites(above, 'Hello?');
  await login(page);
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await list.getByRole('link', { name: above.name }).focus();
  await list.getByRole('button', { name: `Resolve ${above.name}` }).press('Enter');
  await expect(list.getByRole('link', { name: above.name })).toBeHidden();
  await expect(list.locator('a:focus')).toHaveCount(1);
});

test('and does so after another conversation has moved past it', async ({ page, login }) => {
  const [below, above] = [await newCustomer(), await newCustomer()];
  await customerWrites(below, 'Hello?');
  await customerWrites(above, 'Hello?');
  await login(page);
  const list = page.getByRole('navigation', { name: 'Conversations' });
  const resolve = list.getByRole('button', { name: `Resolve ${above.name}` });
  await resolve.focus();
  await customerWrites(below, 'And then?');
  await expect(list.getByRole('link', { name: below.name })).toContainText('And then?');
  await expect(resolve).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list.getByRole('link', { name: above.name })).toBeHidden();
  await expect(list.locator('a:focus')).toHaveCount(1);
});
