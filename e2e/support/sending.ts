import { expect, type Page } from '@playwright/test';
import { type Customer, control, customerWrites, newCustomer } from './customer.ts';
import type { GivenFile } from './files.ts';

/** Somebody has written, and this page shows the thread. */
export async function writtenTo(
  page: Page,
  login: (page: Page) => Promise<void>,
): Promise<Customer> {
  const customer = await newCustomer();
  await customerWrites(customer, 'Do you have it in teal?');
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log').getByText('Do you have it in teal?')).toBeVisible();
  return customer;
}

type Got = {
  readonly from: string;
  readonly text: string;
  readonly quickReplies?: readonly string[];
  readonly replyTo?: object;
  readonly attachments?: readonly { readonly type: string }[];
};

export async function got(customer: Customer): Promise<readonly Got[]> {
  const { messages } = await control<{ messages: readonly Got[] }>(
    'GET',
    `/threads/${customer.id}`,
  );
  return messages.filter(({ from }) => from === 'business');
}

/** The customer has been told that we have seen their message, so that no more calls than those of a test are made. */
export async function seenBy({ id }: Customer): Promise<void> {
  const calls = () => control<readonly { readonly body: unknown }[]>('GET', '/ledger');
  const signs = async () =>
    (await calls())
      .map(({ body }) => JSON.stringify(body ?? {}))
      .filter((body) => body.includes('mark_seen') && body.includes(id));
  await expect.poll(signs).toHaveLength(1);
}

/** What the customer has from us: words, or the kinds of what hangs on a message. */
export const received = async (customer: Customer) =>
  (await got(customer)).map(({ text, attachments = [] }) =>
    attachments.length > 0 ? attachments.map(({ type }) => type).join(' ') : text,
  );

export const attach = (page: Page, ...files: readonly GivenFile[]) =>
  page.locator('form input[type="file"]').setInputFiles([...files]);
export const tray = (page: Page) => page.getByRole('list', { name: 'Attached files' });
export const send = (page: Page) => page.getByRole('button', { name: /^Send/ }).click();
