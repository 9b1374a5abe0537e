import { customerWrites, newCustomer } from './support/customer.ts';
import { mailedLink } from './support/mailbox.ts';
import {
  goToSettings,
  invitationOf,
  invite,
  joins,
  memberCalled,
  newAddress,
} from './support/team.ts';
import { expect, test } from './support/test.ts';

test('somebody is invited by mail, joins, and is in the team; the link works once', async ({
  page,
  login,
  browser,
}) => {
  const email = newAddress();
  await login(page);
  await goToSettings(page, 'members');
  await invite(page, email);
  const nora = await joins(browser, email);

  // The administrator's page hears of it by itself.
  await expect(memberCalled(page, nora.name)).toContainText('Agent');
  await expect(invitationOf(page, email)).toBeHidden();

  await nora.page.goto(await mailedLink(email));
  await expect(nora.page).toHaveURL(/\/conversations/);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(await mailedLink(email));
  await expect(stranger.getByRole('heading', { name: 'This invitation was used' })).toBeVisible();
});

test('an invitation is sent again with a new link, and taken back', async ({
  page,
  login,
  browser,
}) => {
  const email = newAddress();
  await login(page);
  await goToSettings(page, 'members');
  await invite(page, email);
  const first = await mailedLink(email);
  await invitationOf(page, email).getByRole('button', { name: /again/ }).click();
  const second = await mailedLink(email, 2);
  expect(second).not.toBe(first);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(first);
  await expect(guest.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();
  await guest.goto(second);
  await expect(guest.getByLabel('Your name')).toBeVisible();

  await invitationOf(page, email)
    .getByRole('button', { name: /Take back/ })
    .click();
  await expect(invitationOf(page, email)).toBeHidden();
  // What is typed meanwhile is not lost: the page says what happened instead of letting them in.
  await guest.getByLabel('Your name').fill('Nora');
  await guest.getByLabel('Password', { exact: true }).fill('a password of hers');
  await guest.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(guest.getByRole('alert').filter({ hasText: /changed meanwhile/ })).toBeVisible();
  await expect(guest.getByLabel('Your name')).toHaveValue('Nora');
  await guest.reload();
  await expect(guest.getByRole('heading', { name: /was taken back/ })).toBeVisible();
});

test('an invitation whose mail was not taken says so, and can be sent again', async ({
  page,
  login,
}) => {
  const email = newAddress('greylisted.test');
  await login(page);
  await goToSettings(page, 'members');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(dialog.getByRole('alert')).toContainText('did not take the mail');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  const invitation = invitationOf(page, email);
  await expect(invitation).toContainText('Not mailed');
  await expect(invitation).toContainText('Please try again');
  await invitation.getByRole('button', { name: /again/ }).click();
  await expect(page.getByText(`A new link is on its way to ${email}`)).toBeVisible();
  await expect(invitation).toContainText('Mailed');
  await invitation.getByRole('button', { name: /Take back/ }).click();
  await expect(invitation).toBeHidden();
});

test('whoever is signed in as somebody else makes room first', async ({ page, desk }) => {
  const email = newAddress();
  const boss = await desk();
  await goToSettings(boss, 'members');
  await invite(boss, email);
  const link = await mailedLink(email);
  const mia = await desk('mia@parley.test');
  await mia.goto(link);
  await expect(mia.getByText('mia@parley.test')).toBeVisible();
  await mia.getByRole('button', { name: 'Sign out and go on' }).click();
  await expect(mia.getByLabel('Your name')).toBeVisible();
  await page.goto(link);
  await expect(page.getByLabel('Your name')).toBeVisible();
});

test('somebody whom Parley knows, and who was disabled, comes back with the user they have', async ({
  page,
  login,
  browser,
}) => {
  const email = newAddress();
  await login(page);
  await goToSettings(page, 'members');
  await invite(page, email);
  const nora = await joins(browser, email);
  await page.getByRole('button', { name: `Change ${nora.name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await page.getByRole('button', { name: `Disable ${nora.name}` }).click();
  await expect(memberCalled(page, nora.name)).toContainText('Disabled');
  await expect(nora.page.getByRole('heading', { name: /You are no longer in/ })).toBeVisible();

  await invite(page, email);
  await nora.page.goto(await mailedLink(email, 2));
  await nora.page.getByLabel('Password', { exact: true }).fill('not the password');
  await nora.page.getByRole('button', { name: 'Sign in and join' }).click();
  await expect(nora.page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await nora.page.getByLabel('Password', { exact: true }).fill('a password of hers');
  await nora.page.getByRole('button', { name: 'Sign in and join' }).click();
  await expect(nora.page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  await expect(memberCalled(page, nora.name)).not.toContainText('Disabled');
});

test('who is taken out of an inbox sees it no more, at once, and holds nothing in it', async ({
  page,
  login,
  browser,
}) => {
  const email = newAddress();
  const customer = await newCustomer();
  await customerWrites(customer, 'Is the dripper back?');
  await login(page);
  await goToSettings(page, 'members');
  await invite(page, email);
  const nora = await joins(browser, email);
  await nora.page.getByRole('link', { name: customer.name }).click();
  await expect(nora.page.getByRole('log').getByText('Is the dripper back?')).toBeVisible();
  await nora.page.locator('body').press('a');
  await expect(nora.page.getByRole('log').getByText(/took the conversation/)).toBeVisible();

  await goToSettings(page, 'inboxes');
  await page.getByRole('list', { name: 'Inboxes' }).getByRole('link').first().click();
  await page.getByLabel(nora.name).uncheck();
  await expect(page.getByRole('status').getByText(/no longer sees this inbox/)).toBeVisible();
  await page.getByRole('button', { name: 'Save members' }).click();
  await expect(page.getByLabel(nora.name)).not.toBeChecked();
  await expect(nora.page.getByRole('link', { name: customer.name })).toBeHidden();
  await expect(nora.page.getByText('Is the dripper back?')).toBeHidden();

  await page.getByLabel(nora.name).check();
  await page.getByRole('button', { name: 'Save members' }).click();
  await expect(page.getByLabel(nora.name)).toBeChecked();
  await nora.page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(nora.page.getByRole('link', { name: customer.name })).toBeVisible();
  await nora.page.getByRole('link', { name: customer.name }).click();
  await expect(nora.page.getByRole('log').getByText(/unassigned the conversation/)).toBeVisible();
});

test('who is disabled is out at once, and what they had goes to whoever takes over', async ({
  page,
  login,
  browser,
  desk,
}) => {
  const email = newAddress();
  const customer = await newCustomer();
  await customerWrites(customer, 'Is the kettle back?');
  await login(page);
  await goToSettings(page, 'members');
  await invite(page, email);
  const nora = await joins(browser, email);
  await nora.page.getByRole('link', { name: customer.name }).click();
  await expect(nora.page.getByRole('log').getByText('Is the kettle back?')).toBeVisible();
  await nora.page.locator('body').press('a');
  await expect(nora.page.getByRole('log').getByText(/took the conversation/)).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: `Change ${nora.name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await page.getByLabel('Who takes over their open conversation?').selectOption('Leo Marchetti');
  await page.getByRole('button', { name: `Disable ${nora.name}` }).click();
  await expect(nora.page.getByRole('heading', { name: /You are no longer in/ })).toBeVisible();
  await nora.page.getByRole('link', { name: 'Go to sign in' }).click();
  await expect(nora.page.getByRole('heading', { name: 'Your access was closed' })).toBeVisible();

  const leo = await desk('leo@parley.test');
  await leo.getByRole('link', { name: customer.name }).click();
  await expect(leo.getByRole('log').getByText(/assigned the conversation to Leo/)).toBeVisible();

  await goToSettings(page, 'activity');
  const acts = page.getByRole('list', { name: 'Acts' });
  await expect(acts.getByText(new RegExp(`disabled\\s+${nora.name}`))).toBeVisible();
  await page.getByLabel('Kind').selectOption('Members');
  await expect(page).toHaveURL(/kind=member/);
  await expect(acts.getByText('Dana Okafor').first()).toBeVisible();
  await expect(acts.getByText('signed in')).toBeHidden();
});

test('an agent finds out whom a page of the administrators is for', async ({ page, login }) => {
  await login(page, 'mia@parley.test');
  await page.goto(page.url().replace(/conversations.*/, 'settings/members'));
  await expect(page.getByRole('heading', { name: /is for administrators/ })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page).toHaveURL(/\/conversations/);
});
