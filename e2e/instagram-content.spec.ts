import {
  customerDoes,
  customerSends,
  customerWrites,
  deleteAsset,
  newAsset,
  newCustomer,
  ownerTypes,
} from './support/customer.ts';
import { expect, test } from './support/test.ts';
import { openThread, photos } from './support/thread.ts';

const REEL = 'https://www.instagram.com/reel/DdAye7JB9Q2/';

test('a reel that only Instagram plays looks like one and leads there', async ({ page, login }) => {
  const customer = await newCustomer();
  const reel = { type: 'ig_reel', title: 'Pour-over in sixty seconds', url: REEL };
  await customerSends(customer, { text: 'Look what I found', attachments: [reel] });
  await login(page);
  const thread = await openThread(page, customer);
  const card = thread.getByRole('article', { name: `Reel from ${customer.name}` });
  await expect(card.getByText('Reel', { exact: true })).toBeVisible();
  await expect(card.getByText('Pour-over in sixty seconds')).toBeVisible();
  await expect(card.getByRole('link', { name: 'Open on Instagram' })).toHaveAttribute('href', REEL);
  await expect(thread.getByText('Look what I found')).toBeVisible();
});

test('a reel of Instagram’s own servers plays where it stands, first without sound', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  const { id } = await newAsset('video/mp4');
  await customerSends(customer, { attachments: [{ type: 'ig_reel', title: 'A bowl', asset: id }] });
  await login(page);
  const thread = await openThread(page, customer);
  const card = thread.getByRole('article', { name: `Reel from ${customer.name}` });
  const film = card.locator('video');
  await expect(film).toHaveJSProperty('muted', true);
  await card.getByRole('button', { name: 'Play the reel' }).click();
  await expect(film).toHaveJSProperty('paused', false);
  await card.getByRole('button', { name: 'Turn the sound on' }).click();
  await expect(film).toHaveJSProperty('muted', false);
  await card.getByRole('button', { name: 'Pause the reel' }).press('Enter');
  await expect(film).toHaveJSProperty('paused', true);
});

test('ten photos are one mosaic, and are looked through by keyboard', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerSends(customer, { attachments: photos(10) });
  await login(page);
  const thread = await openThread(page, customer);
  const mosaic = thread.getByRole('list', { name: `10 photos from ${customer.name}` });
  await expect(mosaic.getByRole('listitem')).toHaveCount(10);
  const third = mosaic.getByRole('button', { name: `Photo from ${customer.name}, 3 of 10` });
  await third.click();
  const box = page.getByRole('dialog', { name: `Photos from ${customer.name}` });
  await expect(box.getByText('3 of 10')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(box.getByText('4 of 10')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(box.getByText('1 of 10')).toBeVisible();
  const photo = box.getByRole('button', { name: `Photo from ${customer.name}, 1 of 10` });
  await photo.click();
  await expect(photo).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(third).toBeFocused();
});

test('a voice message is played, moved and hurried by keyboard', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerSends(customer, { attachments: [{ type: 'audio' }] });
  await login(page);
  const thread = await openThread(page, customer);
  const voice = thread.getByRole('group', { name: `Voice message from ${customer.name}` });
  const place = voice.getByRole('slider', { name: 'Place in the voice message' });
  await expect(place).toHaveAttribute('aria-valuetext', /^0:00 of 0:0[1-9]/);
  await voice.getByRole('button', { name: 'Speed 1×. Change' }).press('Enter');
  await voice.getByRole('button', { name: 'Speed 1.5×. Change' }).press('Enter');
  await expect(voice.getByRole('button', { name: 'Speed 2×. Change' })).toBeVisible();
  await place.press('ArrowRight');
  await expect(place).toHaveAttribute('aria-valuetext', /^0:01 of/);
  await place.press('ArrowLeft');
  await expect(place).toHaveAttribute('aria-valuetext', /^0:00 of/);
  await voice.getByRole('button', { name: 'Play the voice message' }).press('Enter');
  await expect(voice.locator('audio')).toHaveJSProperty('playbackRate', 2);
  await expect(place).not.toHaveJSProperty('value', '0');
});

test('a story that mentions us is there until its owner deletes it', async ({
  page,
  login,
  complaints,
}) => {
  const customer = await newCustomer();
  const story = await newAsset('image/jpeg', true);
  await customerSends(customer, { attachments: [{ type: 'story_mention', asset: story.id }] });
  await login(page);
  const thread = await openThread(page, customer);
  await expect(thread.getByText('Mentioned you in their story')).toBeVisible();
  await expect(thread.getByText(/gone in \d+ h/)).toBeVisible();
  const picture = thread.getByRole('img', { name: /^Story, / });
  await expect(picture).toHaveJSProperty('complete', true);
  await expect(picture).not.toHaveJSProperty('naturalWidth', 0);

  await deleteAsset(story);
  await page.reload();
  await expect(thread.getByText('Story no longer available')).toBeVisible();
  await expect(picture).toBeHidden();
  // The browser itself tells of what is gone.
  expect(complaints.filter((complaint) => !/status of 410/.test(complaint))).toEqual([]);
  complaints.length = 0;
});

test('an unsent message leaves its place and its time, and nothing else', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Still here');
  const { mid } = await customerSends(customer, { text: 'Said too much' });
  await login(page);
  const thread = await openThread(page, customer);
  await expect(thread.getByText('Said too much')).toBeVisible();
  await customerDoes(customer, 'unsend', { mid });
  await expect(thread.getByText(/^Unsent at \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText('Said too much')).toHaveCount(0);
  await expect(page.getByRole('link', { name: customer.name })).toContainText('Unsent a message');
});

test('an edited message shows what it said before', async ({ page, login }) => {
  const customer = await newCustomer();
  const { mid } = await customerSends(customer, { text: 'Is it bakc?' });
  await login(page);
  const thread = await openThread(page, customer);
  await expect(thread.getByText('Is it bakc?')).toBeVisible();
  await customerDoes(customer, 'edits', { mid, text: 'Is it back?' });
  await expect(thread.getByText('Is it back?')).toBeVisible();
  await thread.getByRole('button', { name: 'Edited' }).click();
  const versions = page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(versions.getByText('Is it bakc?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(thread.getByRole('button', { name: 'Edited' })).toBeFocused();
});

test('both sides’ reactions stand on the message', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Is it back?');
  await login(page);
  const thread = await openThread(page, customer);
  const { mid } = await ownerTypes(customer, 'It is!');
  await expect(thread.getByText('It is!')).toBeVisible();
  await customerDoes(customer, 'reactions', { mid, emoji: '😮' });
  await expect(thread.getByText(`😮 from ${customer.name}`)).toBeVisible();

  await thread.getByText('Is it back?').hover();
  const message = thread.getByRole('listitem').filter({ hasText: 'Is it back?' });
  await message.getByRole('button', { name: 'React', exact: true }).click();
  await page.getByRole('button', { name: 'React with ❤️' }).click();
  await expect(message.getByRole('button', { name: /❤️ from you/ })).toBeVisible();
});

test('a reply to a message leads to it, and another is begun from it by keyboard', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  const { mid } = await customerSends(customer, { text: 'The ash dripper' });
  await customerSends(customer, { text: 'This one', replyTo: { mid } });
  await login(page);
  const thread = await openThread(page, customer);
  await thread.getByRole('button', { name: /The ash dripper Go to this message/ }).click();
  await expect(page).toHaveURL(/message=\d+/);
  const answered = thread.locator('[data-sought]');
  await expect(answered.getByText('The ash dripper')).toBeVisible();
  await expect(answered).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(answered.getByRole('button', { name: 'More actions' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Reply' }).click();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused();
});

test('a blocked contact is said to be one, until somebody thinks better of it', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Hello?');
  await login(page);
  const thread = await openThread(page, customer);
  await page.getByRole('button', { name: 'Block this contact' }).click();
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(page.getByText(`Your team has blocked ${customer.name}`)).toBeVisible();
  await expect(thread.getByText(/blocked this contact/)).toBeVisible();
  await page.getByRole('button', { name: 'Unblock' }).click();
  await expect(page.getByText(`Your team has blocked ${customer.name}`)).toBeHidden();
});
