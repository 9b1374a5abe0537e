import AxeBuilder from '@axe-core/playwright';
import { type Customer, control } from './support/customer.ts';
import { hugePhoto, pdf, photo, wav } from './support/files.ts';
import { deskUrl } from './support/product.ts';
import { attach, got, received, send, writtenTo } from './support/sending.ts';
import { expect, test } from './support/test.ts';

let customer: Customer;

test.beforeEach(async ({ page, login }) => {
  customer = await writtenTo(page, login);
});

test('a heart, and answers to choose from', async ({ page }) => {
  await page.getByRole('button', { name: 'More to send' }).click();
  await page.getByRole('menuitem', { name: 'Send a heart' }).click();
  await expect.poll(() => received(customer)).toEqual(['like_heart']);

  await page.getByRole('button', { name: 'More to send' }).click();
  await page.getByRole('menuitem', { name: 'Quick replies…' }).click();
  await page.getByRole('textbox', { name: 'Answer 1' }).fill('Small');
  await page.getByRole('textbox', { name: 'Answer 2' }).fill('Large');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Write the words that they hang below.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Which size?');
  await send(page);
  await expect
    .poll(async () => (await got(customer)).map(({ quickReplies }) => quickReplies))
    .toEqual([undefined, ['Small', 'Large']]);
});

test('one of our posts, chosen from what is on the account', async ({ page }) => {
  await page.getByRole('button', { name: 'More to send' }).click();
  await page.getByRole('menuitem', { name: 'One of our posts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'One of our posts' });
  await expect(dialog.getByRole('button', { name: 'Open until six, all week' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Open until six, all week' }).click();
  await expect.poll(() => received(customer)).toEqual(['ig_post']);
  await expect(page.getByRole('log').getByText('Open until six, all week')).toBeVisible();
});

test('an answer to one message shows which, and a reaction sits on it', async ({ page }) => {
  const thread = `/api${new URL(page.url()).pathname}/messages`;
  const { messages } = await (await page.request.get(`${deskUrl}${thread}`)).json();
  const [{ id: replyTo }] = messages;
  const headers = { origin: deskUrl };
  const data = { clientId: crypto.randomUUID(), text: 'It is back', replyTo };
  expect((await page.request.post(`${deskUrl}${thread}`, { headers, data })).status()).toBe(202);
  const reaction = await page.request.put(`${deskUrl}${thread}/${replyTo}/reaction`, {
    headers,
    data: { emoji: '👍' },
  });
  expect(reaction.status()).toBe(204);
  await expect.poll(async () => (await got(customer))[0]?.replyTo).toBeDefined();
  type Reacted = { messages: readonly { reactions?: readonly { by: string; emoji: string }[] }[] };
  const reactions = async () =>
    (await control<Reacted>('GET', `/threads/${customer.id}`)).messages[0]?.reactions;
  await expect.poll(reactions).toMatchObject([{ by: 'business', emoji: '👍' }]);
});

test('the customer sees that somebody writes', async ({ page }) => {
  const typing = page.waitForRequest(
    (request) => request.url().endsWith('/typing') && request.postData() === '{"on":true}',
  );
  await page.getByRole('textbox', { name: 'Reply' }).pressSequentially('Hm');
  await typing;
  const stopped = page.waitForRequest((request) => request.postData() === '{"on":false}');
  await send(page);
  await stopped;
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a composer full of files has no accessibility problem in ${colorScheme} colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await attach(page, await photo(page, 'teal'), pdf(), wav(), await hugePhoto(page));
    await expect(page.getByText(/up to 8 MB/)).toBeVisible();
    const complaints = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    };
    expect(await complaints()).toEqual([]);
    await page.getByRole('button', { name: 'More to send' }).click();
    await page.getByRole('menuitem', { name: 'Buttons…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await complaints()).toEqual([]);
  });
}
