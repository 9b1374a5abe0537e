import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { deskUrl } from './support/product.ts';
import { expect, test } from './support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const profile = (token: string) =>
  fetch(`${deskUrl}/api/v1/profile`, { headers: { api_access_token: token } });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('a token is made, shown once, used and revoked', async ({ page, login }) => {
      const name = `Export ${crypto.randomUUID().slice(0, 8)}`;
      await login(page);
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('link', { name: 'Access tokens' }).click();
      await expect(page.getByRole('heading', { name: 'Access tokens' })).toBeVisible();

      await page.getByRole('button', { name: 'New token' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      expect(await problems(page)).toEqual([]);
      await dialog.getByLabel('Name').press('Enter');
      const shown = dialog.getByRole('textbox', { name: 'Access token' });
      await expect(shown).toBeFocused();
      expect(await problems(page)).toEqual([]);
      const token = await shown.inputValue();
      expect(token).toMatch(/^parley_/);
      await dialog.getByRole('button', { name: 'Done' }).click();

      const tokens = page.getByRole('list', { name: 'Access tokens' });
      const row = tokens.getByRole('listitem').filter({ hasText: name });
      await expect(row).toContainText(`…${token.slice(-4)}`);
      await expect(row).toContainText('Never used');
      expect((await profile(token)).status).toBe(200);
      await page.reload();
      await expect(row).toContainText('Last used now');
      await expect(page.locator('body')).not.toContainText(token);
      expect(await problems(page)).toEqual([]);

      await row.getByRole('button', { name: `Revoke ${name}` }).click();
      await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
      // Behind an open dialog the row is hidden from everybody, revoked or not.
      await expect(dialog).toBeHidden();
      await expect(row).toBeHidden();
      expect((await profile(token)).status).toBe(401);
    });

    test('the API can be read about by somebody who is not signed in', async ({ page }) => {
      await page.goto(`${deskUrl}/api/v1`);
      await expect(page.getByRole('heading', { name: 'The public API' })).toBeVisible();
      await page.getByText('Answer: ConversationList').click();
      await expect(page.getByText('data.meta.mine_count')).toBeVisible();
      expect(await problems(page)).toEqual([]);
    });
  });
}

test('nothing of the API’s page scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${deskUrl}/api/v1`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
