import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { loginAt, test } from './support/own-simulator.ts';
import { expect } from './support/test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a program finds, and whether anything sticks out of a narrow screen. */
async function complaints(page: Page, of = 'html'): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(of)
    .options({ runOnly: RULES, resultTypes: ['violations'] })
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  return [...found, ...(await tooWide(page))];
}

async function tooWide(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${wide} px wide on ${width}`);
  }
  return found;
}

const ATTACHED = [
  'image',
  'video',
  'audio',
  'file',
  'sticker',
  'like_heart',
  'ephemeral',
  'ig_reel',
];

// The pages' policy would also keep out the program that looks; what is half faded in has no contrast yet.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the login has no accessibility problem that a program can find', async ({
      page,
      simulator,
    }) => {
      await page.goto(loginAt(simulator));
      expect(await complaints(page)).toEqual([]);
      await page.goto(loginAt(simulator, { force_reauth: '1' }));
      expect(await complaints(page)).toEqual([]);
      await page.goto(loginAt(simulator, { client_id: '1' }));
      expect(await complaints(page)).toEqual([]);
    });

    test('nor has the phone, with its sheets and what Meta is doing', async ({
      page,
      simulator,
    }) => {
      const { control, url } = simulator;
      const { externalId } = await control('POST', '/customers', { name: 'Vera Lund' });
      for (const type of ATTACHED) {
        await control('POST', `/customers/${externalId}/messages`, { attachments: [{ type }] });
      }
      await page.goto(`${url}/?customer=${externalId}`);
      await expect(page.getByRole('log').locator('audio')).toBeVisible();
      expect(await complaints(page)).toEqual([]);

      await page.getByRole('button', { name: 'More than words' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await complaints(page, 'dialog')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'React, reply or change' }).last().click();
      await expect(page.getByRole('dialog', { name: 'This message' })).toBeVisible();
      expect(await complaints(page, 'dialog')).toEqual([]);
      await page.keyboard.press('Escape');

      await control('PATCH', `/customers/${externalId}`, { blocked: true });
      await page.getByRole('button', { name: 'What Meta is doing' }).click();
      await expect(page.getByRole('dialog', { name: 'What Meta is doing' })).toBeVisible();
      // It was looked at with the whole page, beside the phone.
      expect(await tooWide(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByText('You have blocked')).toBeVisible();
      expect(await complaints(page, '#chat')).toEqual([]);

      await page.goto(`${url}/?view=business`);
      await expect(page.getByRole('link', { name: /^Mira Holm/ })).toBeVisible();
      expect(await complaints(page, '#people')).toEqual([]);
      await page.getByRole('button', { name: 'Customer' }).click();
      await page.getByRole('button', { name: 'New customer' }).click();
      await expect(page.getByRole('dialog', { name: 'New customer' })).toBeVisible();
      expect(await complaints(page, 'dialog')).toEqual([]);
    });
  });
}
