import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../tests/run/chromium.ts';
import type { Bench } from './stage.ts';

let opened: Promise<Browser> | undefined;

/** A page of a browser of its own, with nothing kept. */
export async function freshPage(bench: Bench): Promise<Page> {
  opened ??= openBrowser(bench);
  const context = await (await opened).newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

async function openBrowser(bench: Bench): Promise<Browser> {
  const executablePath = await findChromium(bench.say);
  if (!executablePath) throw new Error('there is no Chromium, and none could be installed');
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const browser = await chromium.launch({ executablePath, args });
  bench.onStop(() => browser.close());
  return browser;
}

/** The demo's administrator, at the desk. */
export async function signIn(page: Page, { product }: Bench): Promise<void> {
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel('Email').fill(DEMO_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
}
