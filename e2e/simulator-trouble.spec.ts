import type { Page } from '@playwright/test';
import { exchange, FERN, graph, type Simulator, test } from './support/own-simulator.ts';
import { expect } from './support/test.ts';

/** Turns a switch of the panel, and waits until it has turned. */
async function turn(page: Page, name: string, on = true) {
  const button = page.getByRole('switch', { name });
  await button.click();
  await expect(button).toBeChecked({ checked: on });
}

/** The login as it is reached from the panel. */
async function openLogin(page: Page): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'See the login page' }).click();
  const login = await opening;
  await login.waitForLoadState();
  return login;
}

const problemAfter = async (page: Page) => {
  const login = await openLogin(page);
  const allow = login.getByRole('button', { name: 'Allow' });
  if (await allow.isVisible()) {
    await login.getByRole('radio', { name: /fernandfold/ }).check();
    await allow.click();
  }
  const problem = await login.locator('.problem').textContent();
  await login.close();
  return problem;
};

const refusal = async (simulator: Simulator, token: string) => {
  const { error } = JSON.parse((await graph(simulator, '/me', token)).text);
  return [error.code, error.error_subcode];
};

test('the login can be made to fail by hand, in each way a person can cause', async ({
  page,
  simulator,
}) => {
  await page.goto(simulator.url);
  await page.getByRole('combobox', { name: 'Business' }).selectOption(FERN);

  await page.getByLabel('Kind').selectOption('Personal');
  await expect.poll(async () => (await simulator.accounts())[1]?.type).toBe('PERSONAL');
  expect(await problemAfter(page)).toContain('personal account');
  await page.getByLabel('Kind').selectOption('Business');
  await expect.poll(async () => (await simulator.accounts())[1]?.type).toBe('BUSINESS');

  await turn(page, 'It has no role on the app');
  await turn(page, 'The app is in development');
  expect(await problemAfter(page)).toContain('Insufficient developer role');

  await turn(page, 'Parley’s redirect is not registered');
  expect(await problemAfter(page)).toContain('Invalid redirect_uri');
  await turn(page, 'Parley’s redirect is not registered', false);

  await turn(page, 'The app’s secret was reset');
  const { body } = await exchange(simulator, 'AQany');
  expect(body.error_message).toContain('redirect_uri is identical');
});

test('a token ages, is revoked, dies with the password; a subscription is lost, and all of it mended', async ({
  page,
  simulator,
}) => {
  const [kiln] = await simulator.accounts();
  const { value } = await simulator.control('POST', `/accounts/${kiln?.externalId}/tokens`, {});
  const token = String(value);
  await page.goto(simulator.url);
  const panel = page.getByRole('complementary', { name: 'What Meta is doing' });
  await expect(panel.getByText('good for 59 days')).toBeVisible();

  await page.getByLabel('Age the token by').fill('50');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('good for 9 days')).toBeVisible();

  await turn(page, 'Its owner changed the password');
  await expect(panel.getByText('password changed', { exact: true })).toBeVisible();
  expect(await refusal(simulator, token)).toEqual([190, 460]);
  await turn(page, 'Its owner removed the app');
  expect(await refusal(simulator, token)).toEqual([190, 458]);
  await turn(page, 'Its owner removed the app', false);
  await page.getByRole('button', { name: 'Age', exact: true }).click();
  await expect(panel.getByText('expired')).toBeVisible();
  expect(await refusal(simulator, token)).toEqual([190, 463]);

  await turn(page, 'It is not subscribed');
  await expect(panel.getByText('not subscribed', { exact: true })).toBeVisible();
  expect((await simulator.accounts())[0]?.subscribedFields).toEqual([]);
  await turn(page, 'It is not subscribed', false);
  await expect(panel.getByText('12 fields')).toBeVisible();
});

test('Instagram is slow, or down with every host', async ({ page, simulator }) => {
  const [kiln] = await simulator.accounts();
  const { value } = await simulator.control('POST', `/accounts/${kiln?.externalId}/tokens`, {});
  await page.goto(simulator.url);
  await turn(page, 'Instagram is slow');
  expect(await simulator.control('GET', '/faults')).toMatchObject([{ effect: { hang: 4000 } }]);
  await turn(page, 'Instagram is slow', false);

  await turn(page, 'Instagram is down');
  const { status, text } = await graph(simulator, '/me', String(value));
  expect([status, text]).toEqual([503, expect.stringContaining('<!DOCTYPE html>')]);
  const login = await openLogin(page);
  await expect(login.getByText('something went wrong')).toBeVisible();
});
