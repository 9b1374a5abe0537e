import type { Page } from '@playwright/test';
import { newAccount, newPerson } from './support/person.ts';
import { middleOf, twoHalves } from './support/picture.ts';
import { problemsOf } from './support/problems.ts';
import { goToSettings, memberCalled } from './support/team.ts';
import { expect, test } from './support/test.ts';

// A trace fetches what a page shows from a blob, which the page's policy forbids.
test.use({ trace: 'off' });

const picture = (page: Page) => page.getByRole('region', { name: 'Picture', exact: true });

test('a picture is cropped by keyboard, shown to the team, and removed', async ({
  page,
  desk,
  login,
  context,
}) => {
  const account = await newAccount();
  const [ada, leo] = [
    await newPerson([[account, 'agent']]),
    await newPerson([[account, 'administrator']]),
  ];
  await login(page, ada.email);
  await goToSettings(page, 'profile');
  const buffer = await twoHalves(page);
  await page
    .getByLabel('Picture file')
    .setInputFiles({ name: 'me', mimeType: 'image/png', buffer });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Part of the picture/ }).focus();
  for (let n = 0; n < 40; n++) await page.keyboard.press('ArrowLeft');
  expect(await problemsOf(page)).toEqual([]);
  // What could not be sent stays, to be tried again.
  await context.setOffline(true);
  await dialog.getByRole('button', { name: 'Use this picture' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No connection');
  await context.setOffline(false);
  await dialog.getByRole('button', { name: 'Use this picture' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => middleOf(picture(page).locator('img'))).toBe('blue');
  await expect(page.getByRole('button', { name: /^Your account/ }).locator('img')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);

  const other = await desk(leo.email);
  await goToSettings(other, 'members');
  await expect(memberCalled(other, ada.name).locator('img')).toBeVisible();
  await goToSettings(other, 'activity');
  const changed = other.getByRole('listitem').filter({ hasText: /changed their picture/ });
  await expect(changed.locator('img')).toBeVisible();

  await picture(page).getByRole('button', { name: 'Remove' }).click();
  await expect(picture(page).locator('img')).toHaveCount(0);
  await other.reload();
  await expect(changed).toBeVisible();
  await expect(changed.locator('img')).toHaveCount(0);
});

test('what is no picture is refused in words before it is sent', async ({ page, login }) => {
  const ada = await newPerson([[await newAccount(), 'agent']]);
  await login(page, ada.email);
  await goToSettings(page, 'profile');
  for (const [bytes, words] of [
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', /SVG drawings can hold programs/],
    ['\0\0\0\x18ftypheic', /HEIC photo/],
    ['%PDF-1.7', /not a picture/],
    ['\xff\xd8\xff\xe0 and no more', /damaged/],
  ] as const) {
    const file = { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(bytes, 'latin1') };
    await page.getByLabel('Picture file').setInputFiles(file);
    await expect(picture(page).getByRole('alert')).toHaveText(words);
  }
  await expect(page.getByRole('dialog')).toBeHidden();
});
