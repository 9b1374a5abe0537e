import { test as base, expect, type Page } from '@playwright/test';
import { deskUrl } from './product.ts';

type Fixtures = {
  /** Signs this page in; without a name as the demo administrator. */
  readonly login: (page: Page, email?: string) => Promise<void>;
  /** A signed-in page of its own browser, as if at another desk. */
  readonly desk: (email?: string) => Promise<Page>;
};

/** Anything a browser reports as an error fails the test that caused it, unless the test expects it. */
const HARMLESS = [
  /status of 401/,
  /status of 404/,
  /status of 409/,
  /net::ERR_(ABORTED|INTERNET_DISCONNECTED)/,
];

async function watch(page: Page, complaints: string[]): Promise<void> {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (!HARMLESS.some((known) => known.test(message.text()))) complaints.push(message.text());
  });
  // What the page's policy kept out, with the place it came from.
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (violation) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = violation;
      const place = `${sourceFile}:${lineNumber}`;
      console.error(`policy: ${effectiveDirective} ${blockedURI} at ${place} ${sample}`);
    });
  });
}

async function signIn(page: Page, email = 'demo@parley.test'): Promise<void> {
  await page.goto(`${deskUrl}/sign-in`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('parley-demo');
  const live = page.waitForResponse(/\/api\/live/);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // The list itself is there only when there is something in it.
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible();
  await live;
}

export const test = base.extend<Fixtures & { complaints: string[] }>({
  complaints: [
    async ({ browserName: _ }, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, complaints }, use) => {
    await watch(page, complaints);
    await use(page);
  },
  login: async ({ browserName: _ }, use) => use(signIn),
  desk: async ({ browser, complaints }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (email) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await watch(page, complaints);
      await signIn(page, email);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
