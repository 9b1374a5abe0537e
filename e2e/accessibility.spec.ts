import AxeBuilder from '@axe-core/playwright';
import { customerWrites, newCustomer, phoneOf } from './support/customer.ts';
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

    test('signing in has none', async ({ page }) => {
      await page.goto(`${deskUrl}/sign-in`);
      await expect(page.getByLabel('Email')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  });
}

test.describe('the customer’s phone', () => {
  // Its policy would also keep out the program that looks.
  test.use({ bypassCSP: true });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has none in ${colorScheme} colours`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const customer = await newCustomer();
      await page.goto(phoneOf(customer));
      await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }
});
