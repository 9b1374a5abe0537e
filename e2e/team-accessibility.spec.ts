import { mailedLink } from './support/mailbox.ts';
import { problemsOf } from './support/problems.ts';
import { goToSettings, invite, newAddress } from './support/team.ts';
import { expect, test } from './support/test.ts';

test.describe('no program finds a problem', () => {
  test('on the pages of the team', async ({ page, login }) => {
    await login(page);
    await goToSettings(page, 'members');
    await invite(page, newAddress());
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Change Leo/ }).click();
    await page.getByRole('menuitem', { name: 'Disable…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);

    await goToSettings(page, 'inboxes');
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole('list', { name: 'Inboxes' }).getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'General' })).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
    await goToSettings(page, 'activity');
    expect(await problemsOf(page)).toEqual([]);
  });

  test('on the page that is not for agents', async ({ page, login }) => {
    await login(page, 'mia@parley.test');
    await page.goto(page.url().replace(/conversations.*/, 'settings/members'));
    await expect(page.getByRole('heading', { name: /is for administrators/ })).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
  });

  test('on the page of an invitation', async ({ page, desk }) => {
    const email = newAddress();
    const boss = await desk();
    await goToSettings(boss, 'members');
    await invite(boss, email);
    const link = await mailedLink(email);
    await page.goto(link);
    await expect(page.getByLabel('Your name')).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
    await page.goto(link.replace(/.{10}$/, 'x'.repeat(10)));
    await expect(page.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
    await boss.goto(link);
    await expect(boss.getByRole('button', { name: 'Sign out and go on' })).toBeVisible();
    expect(await problemsOf(boss)).toEqual([]);
  });
});
