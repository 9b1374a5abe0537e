import { customerWrites, newCustomer } from './support/customer.ts';
import { deskUrl } from './support/product.ts';
import { expect, test } from './support/test.ts';

test('what a page did not bring along itself is kept out, and these tests would notice', async ({
  page,
  complaints,
}) => {
  await page.goto(`${deskUrl}/sign-in`);
  await expect(page.getByLabel('Email')).toBeVisible();
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    const link = document.createElement('a');
    link.setAttribute('onclick', 'document.title = "taken over"');
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => complaints.join('\n')).toContain('policy: script-src-attr');
  expect(complaints.join('\n')).toContain('policy: style-src-elem');
  await expect(page.locator('body')).toBeVisible();
  await expect(page).not.toHaveTitle('taken over');
  complaints.length = 0;
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen in ${colorScheme} colours breaks the page’s policy`, async ({ page, login }) => {
    await page.emulateMedia({ colorScheme });
    const customer = await newCustomer();
    await customerWrites(customer, 'Hello?');
    await page.goto(`${deskUrl}/nowhere`);
    await expect(page.getByText('There is nothing here')).toBeVisible();
    await login(page);
    await page.getByRole('link', { name: customer.name }).click();
    await expect(page.getByRole('log').getByText('Hello?')).toBeVisible();

    await page.locator('body').press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.locator('body').press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveClass(/dark/);
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const toast = page.locator('[data-sonner-toast]').first();
    await expect(toast).toBeVisible();
    await expect(toast).toHaveCSS('position', 'absolute');
    await page.getByRole('button', { name: /^Your account/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    const [, account = ''] = /\/accounts\/(\d+)/.exec(page.url()) ?? [];
    for (const section of ['inboxes', 'activity', 'profile', 'members']) {
      await page.goto(`${deskUrl}/accounts/${account}/settings/${section}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    await page.getByRole('button', { name: /^Invite/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    for (const path of ['invitation/nobody-wrote-this', 'password/nor-this', 'email/nor-this']) {
      await page.goto(`${deskUrl}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    await page.goto(`${deskUrl}/super_admin/events`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
