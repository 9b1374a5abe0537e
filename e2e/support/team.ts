import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { mailedLink } from './mailbox.ts';
import { deskUrl } from './product.ts';
import { expect } from './test.ts';

export const newAddress = (domain = 'example.test'): string => `${randomUUID()}@${domain}`;

/** A page of the demo account's settings. */
export async function goToSettings(page: Page, section: string): Promise<void> {
  const account = /\/accounts\/(\d+)/.exec(page.url())?.[1];
  await page.goto(`${deskUrl}/accounts/${account}/settings/${section}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** An administrator, who is at the members' page, asks an agent in. */
export async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(invitationOf(page, email)).toContainText('Mailed');
}

export const invitationOf = (page: Page, email: string) =>
  page.getByRole('list', { name: 'Invitations' }).getByRole('listitem').filter({ hasText: email });

export const memberCalled = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: name });

/** Somebody new opens the mailed link in a browser of their own and joins; their page shows the desk then. */
export async function joins(browser: Browser, email: string) {
  const name = `Nora ${email.slice(0, 8)}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(await mailedLink(email));
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('a password of hers');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  return { name, email, page };
}
