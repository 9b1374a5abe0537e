import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What a program finds wrong for somebody who can't see, or not well, in light and in dark colours; after all
 * animations that end, since what fades in has no contrast yet. An open menu holds the focus, which the program can't see of
 * what lies behind it, so look at `[role="menu"]` alone then.
 */
export async function problemsOf(page: Page, part = 'html'): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toContainClass(colorScheme);
    await page.evaluate(() => {
      const passing = document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
      return Promise.all(passing.map(({ finished }) => finished));
    });
    const { violations } = await new AxeBuilder({ page }).include(part).withTags(RULES).analyze();
    found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`));
  }
  return found;
}

/** By how many px the page scrolls sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
