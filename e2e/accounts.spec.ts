import type { Page } from '@playwright/test';
import { newAccount, newPerson, writesTo } from './support/person.ts';
import { problemsOf } from './support/problems.ts';
import { deskUrl } from './support/product.ts';
import { expect, test } from './support/test.ts';

const menu = (page: Page) => page.getByRole('button', { name: /^Your account/ });
const at = ({ id }: { readonly id: number }) => new RegExp(`/accounts/${id}/`);

async function twoAccounts() {
  const [kiln, harbour] = [await newAccount('Kiln'), await newAccount('Harbour')];
  for (const account of [kiln, harbour]) await writesTo(account, `Hello ${account.name}`);
  const ada = await newPerson([
    [kiln, 'administrator'],
    [harbour, 'administrator'],
  ]);
  return { kiln, harbour, ada };
}

test('the menu shows what waits in every account, and switches by keyboard', async ({
  page,
  login,
}) => {
  const { kiln, harbour, ada } = await twoAccounts();
  await writesTo(harbour, 'And another one');
  await login(page, ada.email);
  await expect(page).toHaveURL(at(kiln));
  await menu(page).press('Enter');
  const here = page.getByRole('menuitem', { name: kiln.name });
  const there = page.getByRole('menuitem', { name: harbour.name });
  await expect(here).toHaveAttribute('aria-current', 'true');
  await expect(here).toContainText('Administrator · 1 open');
  await expect(there).toContainText('Administrator · 2 open');
  expect(await problemsOf(page, '[role="menu"]')).toEqual([]);
  await there.press('Enter');
  await expect(page).toHaveURL(`${deskUrl}/accounts/${harbour.id}/conversations`);
  await expect(page.getByRole('link', { name: /And another one/ })).toBeVisible();
  await expect(page.getByText(`Hello ${kiln.name}`)).toBeHidden();
});

test('the palette switches too, whatever a search finds under the same words', async ({
  page,
  login,
}) => {
  const { kiln, harbour, ada } = await twoAccounts();
  await writesTo(kiln, 'Can I switch to a harbour view?');
  await login(page, ada.email);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('switch harbour');
  const found = page.getByRole('option', { name: `Switch to ${harbour.name}` });
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('option', { name: /harbour view/ })).toBeVisible();
  await expect(found).toHaveAttribute('aria-selected', 'true');
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at(harbour));
});

test('somebody with one account is offered no other', async ({ page, login }) => {
  const account = await newAccount();
  await login(page, (await newPerson([[account, 'agent']])).email);
  await menu(page).click();
  await expect(page.getByRole('menu')).toContainText(account.name);
  await expect(page.getByRole('menuitem', { name: account.name })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('option', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByRole('option', { name: /^Switch to/ })).toHaveCount(0);
});

test('a visit begins in the account that was open last', async ({ page, login }) => {
  const { kiln, harbour, ada } = await twoAccounts();
  await login(page, ada.email);
  await expect(page).toHaveURL(at(kiln));
  await page.goto(`${deskUrl}/accounts/${harbour.id}/conversations`);
  // The page itself writes down where it is, once it has its code.
  const seen = async () =>
    (await page.context().cookies()).find(({ name }) => name === 'parley-account')?.value;
  await expect.poll(seen).toBe(String(harbour.id));
  for (const path of ['/', '/sign-in']) {
    await page.goto(deskUrl + path);
    await expect(page).toHaveURL(at(harbour));
  }
  await menu(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await login(page, ada.email);
  await expect(page).toHaveURL(at(harbour));
});
