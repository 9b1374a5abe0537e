import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { mailedLink } from './support/mailbox.ts';
import { newAccount, newPerson } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { deskUrl } from './support/product.ts';
import { newAddress } from './support/team.ts';
import { expect, test } from './support/test.ts';

const NEXT = 'a new password';

/** Mails are counted for each network, so every test comes from its own. */
test.beforeEach(async ({ context }) => {
  const part = () => randomInt(0x10000).toString(16);
  await context.setExtraHTTPHeaders({ 'x-forwarded-for': `2001:db8:${part()}:${part()}::1` });
});

const sent = (page: Page) => page.getByRole('heading', { name: 'Look into your mail' });

async function ask(page: Page, email: string): Promise<void> {
  await page.goto(`${deskUrl}/password`);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
}

test('somebody who forgot their password sets a new one by mail, once, and is out elsewhere', async ({
  page,
  desk,
}) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  const office = await desk(ada.email);
  await page.goto(`${deskUrl}/sign-in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByLabel('Email')).toBeFocused();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByLabel('Email').fill(ada.email);
  await page.keyboard.press('Enter');
  await expect(sent(page)).toBeVisible();
  await expect(page.getByRole('status')).toContainText('a link is on its way');
  await expect(page.getByRole('link', { name: 'Back to signing in' })).toBeFocused();
  expect(await problemsOf(page)).toEqual([]);

  const link = await mailedLink(ada.email);
  await page.goto(link);
  await expect(page.getByText(`For ${ada.email}.`)).toBeVisible();
  // Password managers know whose password is set.
  await expect(page.locator('input[autocomplete="username"]')).toHaveValue(ada.email);
  expect(await problemsOf(page)).toEqual([]);
  await choose(page, NEXT);
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go to your inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible();

  await office.reload();
  await expect(office).toHaveURL(/\/sign-in/);
  // The warning leads to where a link can be asked for, and is none itself.
  expect(await mailedLink(ada.email, 2)).toBe(`${deskUrl}/password`);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link was used' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
});

test('an address that we do not know is answered the same, and too many of them in words', async ({
  page,
}) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  const stranger = newAddress();
  const seen = async (email: string) => {
    await ask(page, email);
    await expect(sent(page)).toBeVisible();
    return (await page.getByRole('main').textContent())?.replace(email, '…');
  };
  expect(await seen(ada.email)).toBe(await seen(stranger));
  await page.getByRole('button', { name: 'Try another address' }).click();
  await expect(page.getByLabel('Email')).toBeFocused();

  await seen(stranger);
  await seen(stranger);
  await ask(page, stranger);
  await expect(page.getByRole('alert').filter({ hasText: 'asked for too often' })).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(stranger);
});

test('only the newest link works, and one that is used meanwhile keeps what was typed', async ({
  page,
  context,
}) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  await ask(page, ada.email);
  const first = await mailedLink(ada.email);
  await ask(page, ada.email);
  const second = await mailedLink(ada.email, 2);
  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'A newer link is on its way' })).toBeVisible();

  const other = await context.newPage();
  await page.goto(second);
  await other.goto(second);
  await choose(other, NEXT);
  await expect(other).toHaveURL(/\/password\/changed/);
  await choose(page, 'of the first tab');
  await expect(page.getByRole('alert').filter({ hasText: 'used meanwhile' })).toBeVisible();
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('of the first tab');
});

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ['/sign-in', '/password', `/password/${'x'.repeat(43)}`, '/email/x']) {
    await page.goto(deskUrl + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
  }
});
