import type { Page } from '@playwright/test';
import { overflowOf, problemsOf } from './support/problems.ts';
import { deskUrl } from './support/product.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
  'app_config?config=general',
  'app_config?config=instagram',
  'app_config?config=facebook',
  'app_config?config=email',
  'inboxes',
  'events',
];

/** By how many px the frame itself can be scrolled, into nothing. */
const scrollsBy = (page: Page) =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight - clientHeight;
  });

test('the pages of the installation can be read by everybody, and only they scroll', async ({
  page,
  login,
}) => {
  await login(page);
  for (const each of PAGES) {
    await page.setViewportSize({ width: 1100, height: 500 });
    await page.goto(`${deskUrl}/super_admin/${each}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await problemsOf(page), each).toEqual([]);
    expect(await scrollsBy(page), each).toBe(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowOf(page), each).toBe(0);
  }
});

test('nor does anything scroll around the settings of an account', async ({ page, login }) => {
  await login(page);
  await page.setViewportSize({ width: 1100, height: 400 });
  for (const section of ['inboxes', 'inboxes/new', 'members', 'activity', 'profile', 'tokens']) {
    await goToSettings(page, section);
    expect(await scrollsBy(page), section).toBe(0);
  }
});
