import AxeBuilder from '@axe-core/playwright';
import { customerWrites, newCustomer } from './support/customer.ts';
import { deskUrl } from './support/product.ts';
import { expect, test } from './support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the desk has no accessibility problem that a program can find', async ({
      page,
      login,
    }) => {
      const customer = await newCustomer();
      await customerWrites(customer, 'Hello?');
      await login(page);
      await page.getByRole('link', { name: customer.name }).click();
      await expect(page.getByRole('log').getByText('Hello?')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });

    test('nor has the search, the empty list, the account’s menu, or the end of a session', async ({
      page,
      login,
      context,
    }) => {
      const complaints = async (of = 'html') => {
        const { violations } = await new AxeBuilder({ page }).include(of).withTags(RULES).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      };
      const customer = await newCustomer();
      await customerWrites(customer, 'Hello?');
      await login(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(customer.name);
      await expect(page.getByRole('option', { name: customer.name })).toBeVisible();
      expect(await complaints()).toEqual([]);
      await page.getByRole('combobox').fill('qqzzqqzz');
      await expect(page.getByText(/beginnings of words/)).toBeVisible();
      expect(await complaints()).toEqual([]);

      await page.goto(`${new URL(page.url()).pathname}?status=pending&assignee=mine`);
      await page.getByRole('button', { name: 'Show names' }).click();
      await expect(page.getByRole('button', { name: 'Hide names' })).toBeVisible();
      expect(await complaints()).toEqual([]);

      await page.getByRole('button', { name: /^Your account/ }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      // While it is open it holds the focus, which a program can't see of what lies behind it.
      expect(await complaints('[role="menu"]')).toEqual([]);
      await page.keyboard.press('Escape');

      await context.clearCookies();
      await page.getByRole('navigation', { name: 'Whose' }).getByText('Unassigned').click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      expect(await complaints()).toEqual([]);
    });

    test('signing in has none', async ({ page }) => {
      await page.goto(`${deskUrl}/sign-in`);
      await expect(page.getByLabel('Email')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  });
}
