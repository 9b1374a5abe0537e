import type { Page } from '@playwright/test';
import { goToInstagram, newBusiness, writesTo } from './support/business.ts';
import { newAccount, newPerson } from './support/person.ts';
import { overflowOf, problemsOf } from './support/problems.ts';
import { deskUrl } from './support/product.ts';
import { goToSettings } from './support/team.ts';
import { expect, test } from './support/test.ts';

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();
const isConnected = (page: Page) => page.getByRole('heading', { name: /is connected/ });
const isTaken = (page: Page) =>
  page.getByRole('alert').getByText('This account is connected elsewhere');

test('an account that another workspace has is released by a super admin, and connected here', async ({
  desk,
}) => {
  const business = await newBusiness();
  const [kiln, fern, office] = [
    await newAccount('Kiln'),
    await newAccount('Fern'),
    await newAccount('Office'),
  ];
  const people = [
    await newPerson([[kiln, 'administrator']]),
    await newPerson([[fern, 'administrator']]),
    await newPerson([[office, 'agent']], { superAdmin: true }),
  ] as const;
  const [ann, bob, root] = [
    await desk(people[0].email),
    await desk(people[1].email),
    await desk(people[2].email),
  ];

  await goToInstagram(ann, business);
  await allow(ann);
  await expect(isConnected(ann)).toBeVisible();
  const { name: before } = await writesTo(business, 'Before the release');
  await expect(ann.getByText('It arrived. This inbox receives.')).toBeVisible();

  await goToInstagram(bob, business);
  await allow(bob);
  await expect(isTaken(bob)).toBeVisible();
  expect(await bob.content()).not.toContain(kiln.name);

  await root.goto(`${deskUrl}/super_admin/app_config`);
  await root.getByRole('link', { name: 'Inboxes' }).click();
  await root.getByRole('searchbox', { name: 'Find an inbox' }).fill(`@${business.username}`);
  await root.getByRole('button', { name: 'Find' }).click();
  await expect(root).toHaveURL(/q=%40zz/);
  const rows = root.getByRole('list', { name: 'Inboxes of all workspaces' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(kiln.name);
  await expect(rows).toContainText('Connected');
  expect(await problemsOf(root)).toEqual([]);

  await root.getByRole('button', { name: `Release ${business.username}` }).click();
  const dialog = root.getByRole('dialog');
  await expect(dialog.getByText('stops sending and receiving at once')).toBeVisible();
  const typed = dialog.getByLabel('Type the inbox’s name');
  await typed.fill('something else');
  await typed.press('Enter');
  await expect(dialog.getByText('This is not what the inbox is called.')).toBeVisible();
  expect(await problemsOf(root)).toEqual([]);
  await typed.fill(` ${business.username} `);
  await typed.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rows).toContainText('Released');
  await expect(root.getByRole('button', { name: /^Release / })).toHaveCount(0);

  await goToSettings(ann, 'inboxes');
  const inboxes = ann.getByRole('list', { name: 'Inboxes' }).getByRole('listitem');
  await expect(inboxes.filter({ hasText: business.username })).toContainText('Released');
  await ann.getByRole('link', { name: business.username }).click();
  await expect(ann.getByText('released by whoever runs the installation')).toBeVisible();
  await expect(ann.getByRole('button', { name: /Log in/ })).toHaveCount(0);
  expect(await problemsOf(ann)).toEqual([]);
  await ann.goto(`${deskUrl}/accounts/${kiln.id}/conversations/1`);
  await expect(ann.getByRole('log').getByText('Before the release')).toBeVisible();
  await expect(ann.getByText(/released by whoever runs.*You can still write a note/)).toBeVisible();

  const { name: between } = await writesTo(business, 'In between');
  await goToInstagram(bob, business);
  await allow(bob);
  await expect(isConnected(bob)).toBeVisible();
  await bob.getByRole('link', { name: 'Go to conversations' }).click();
  await bob.getByRole('link', { name: between }).click();
  await expect(bob.getByRole('log').getByText('In between')).toBeVisible();
  await expect(bob.getByRole('link', { name: before })).toHaveCount(0);

  await goToInstagram(ann, business);
  await allow(ann);
  await expect(isTaken(ann)).toBeVisible();
});

test('the inboxes of all workspaces fit on a narrow screen, and say when nothing is found', async ({
  desk,
}) => {
  const office = await newAccount('Office');
  const { email } = await newPerson([[office, 'agent']], { superAdmin: true });
  const page = await desk(email);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${deskUrl}/super_admin/inboxes?q=${office.externalId}`);
  await expect(page.getByText(office.name)).toBeVisible();
  expect(await overflowOf(page)).toBe(0);
  expect(await problemsOf(page)).toEqual([]);

  await page.goto(`${deskUrl}/super_admin/inboxes?q=${office.externalId.slice(1)}`);
  await expect(page.getByText('No inbox is called that')).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
});
