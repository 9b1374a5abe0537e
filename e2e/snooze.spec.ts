import AxeBuilder from '@axe-core/playwright';
import { customerWrites, newCustomer } from './support/customer.ts';
import { expect, test } from './support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('a conversation is snoozed from the keyboard, waits, and comes back when the customer writes', async ({
      page,
      login,
    }) => {
      const customer = await newCustomer();
      await customerWrites(customer, 'Do you have it in blue?');
      await login(page);
      const row = page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', {
        name: customer.name,
      });
      await row.click();
      const thread = page.getByRole('log');
      await expect(thread.getByText('in blue?')).toBeVisible();

      await page.keyboard.press('Escape');
      await expect(row).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(thread).toBeVisible();
      await page.locator('body').press('s');
      const menu = page.getByRole('menu');
      await expect(menu.getByRole('menuitem', { name: /Tomorrow morning/ })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await menu.getByRole('menuitem', { name: /Tomorrow morning/ }).click();

      await expect(page.getByText(/Snoozed until tomorrow 09:00/).first()).toBeVisible();
      await expect(row).toBeHidden();
      await page
        .getByRole('navigation', { name: 'Status' })
        .getByRole('link', { name: 'Snoozed' })
        .click();
      await expect(row).toContainText('tomorrow 09:00');

      await customerWrites(customer, 'Or in green?');
      await expect(row).toBeHidden();
      await page
        .getByRole('navigation', { name: 'Status' })
        .getByRole('link', { name: 'Open' })
        .click();
      await expect(row).toContainText('Or in green?');
    });
  });
}

test('a time of one’s own is taken only if it is still to come', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Later, please');
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Snooze or set aside' }).click();
  await page.getByRole('menuitem', { name: 'Pick a time…' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Day and time');
  await field.fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Snooze' }).click();
  await expect(dialog.getByText('Choose a time that is still to come.')).toBeVisible();
  await expect(field).toHaveValue('2020-01-01T09:00');

  const next = new Date().getFullYear() + 1;
  await field.fill(`${next}-03-12T09:00`);
  await dialog.getByRole('button', { name: 'Snooze' }).click();
  await expect(page.getByText(`Snoozed until 12 Mar ${next} 09:00`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('log').getByText(/ended the snooze/)).toBeVisible();
});

test('what is set to pending stays there, also when the customer writes', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'I will send the photos');
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log').getByText('the photos')).toBeVisible();
  await page.locator('body').press('p');
  await expect(page.getByRole('log').getByText(/as pending/)).toBeVisible();
  await customerWrites(customer, 'Here they are');
  await expect(page.getByRole('log').getByText('Here they are')).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: 'Pending' })
    .click();
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  await page.locator('body').press('p');
  await expect(page.getByRole('log').getByText(/back to open/)).toBeVisible();
});
