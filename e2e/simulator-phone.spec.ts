import type { Page } from '@playwright/test';
import { wav } from './support/files.ts';
import { FERN, graph, KILN, type Simulator, test } from './support/own-simulator.ts';
import { expect } from './support/test.ts';

/** Somebody new, whose thread with Kiln & Bean is open on the phone. */
async function opened(page: Page, { url, control }: Simulator, name = 'Vera Lund') {
  const { externalId } = await control('POST', '/customers', { name, username: 'vera.lund' });
  await page.goto(`${url}/?customer=${externalId}`);
  await expect(page.getByRole('textbox', { name: `Message to ${KILN}` })).toBeVisible();
  return String(externalId);
}

async function says(page: Page, words: string) {
  await page.getByRole('textbox', { name: /^Message to/ }).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText(words)).toBeVisible();
}

test('one phone is several customers, and each is another before another business', async ({
  page,
  simulator,
}) => {
  const vera = await opened(page, simulator);
  await says(page, 'Is the ash dripper back?');

  await page.getByRole('combobox', { name: 'Business' }).selectOption(FERN);
  await expect(page.getByRole('textbox', { name: `Message to ${FERN}` })).toBeFocused();
  await expect(page.getByText('You are Vera Lund')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('customer')).not.toBe(vera);

  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByText(`Somebody who writes to ${FERN}.`, { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Business' }).selectOption(KILN);
  // Mira writes to both; Aiko to this one alone.
  await expect(page.getByRole('link', { name: /^Aiko Tanabe/ })).toBeVisible();
  await page.getByRole('link', { name: /^Mira Holm/ }).click();
  await expect(page.getByText('You are Mira Holm')).toBeVisible();
  await says(page, 'And the speckled one?');

  await expect
    .poll(simulator.heard)
    .toMatchObject([
      { sender: { id: vera }, message: { text: 'Is the ash dripper back?' } },
      { message: { text: 'And the speckled one?' } },
    ]);
});

test('turned to the business it shows what its owner would see', async ({ page, simulator }) => {
  const vera = await opened(page, simulator);
  await says(page, 'Hello there');
  await page.getByRole('button', { name: 'Business' }).click();
  await expect(page.getByText('A message request.')).toBeVisible();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('A message request.')).toBeHidden();
  await says(page, 'Hi from the owner');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('button', { name: /^General/ }).click();
  await expect(page.getByRole('link', { name: /Vera Lund.*You: Hi from the owner/ })).toBeVisible();

  await page.getByRole('button', { name: 'Customer' }).click();
  await page.getByRole('link', { name: /^Vera Lund/ }).click();
  await expect(page.getByRole('log').getByText('Hi from the owner')).toBeVisible();
  await expect.poll(simulator.heard).toContainEqual(
    expect.objectContaining({
      recipient: { id: vera },
      message: expect.objectContaining({ is_echo: true, text: 'Hi from the owner' }),
    }),
  );
});

test('sends photos, reels and voices, by keyboard too, and plays them', async ({
  page,
  simulator,
}) => {
  await opened(page, simulator);
  const more = page.getByRole('button', { name: 'More than words' });
  const sheet = page.getByRole('dialog', { name: 'More than words' });
  const send = async (words: string) => {
    await more.click();
    await sheet.getByRole('button', { name: words }).click();
    await expect(sheet).toBeHidden();
  };
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: 'Photo', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(more).toBeFocused();
  await send('A reel');
  await send('Voice note');
  await send('Video');

  const log = page.getByRole('log');
  await expect(log.getByRole('img', { name: 'Picture' })).toHaveCount(2);
  await expect(log.getByText('Pour-over in sixty seconds')).toBeVisible();
  for (const player of [log.locator('audio'), log.locator('video')]) {
    await expect
      .poll(() => player.evaluate((media: HTMLMediaElement) => media.duration))
      .toBeGreaterThan(0);
  }
  const types = () =>
    simulator
      .heard()
      .map(({ message }) => /"type":"(\w+)"/.exec(JSON.stringify(message))?.[1])
      .toSorted();
  await expect.poll(types).toEqual(['audio', 'ig_reel', 'image', 'video']);
});

test('whoever has blocked the business reads and writes nothing more, until they unblock it', async ({
  page,
  simulator,
}) => {
  const vera = await opened(page, simulator);
  await says(page, 'Leave me alone');
  const [kiln] = await simulator.accounts();
  const { value } = await simulator.control('POST', `/accounts/${kiln?.externalId}/tokens`, {});
  const blocking = page.getByRole('switch', { name: 'They have blocked the business' });
  await blocking.click();
  await expect(page.getByText(`You have blocked ${KILN}`)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeHidden();
  const profile = await graph(simulator, `/${vera}`, String(value));
  expect(JSON.parse(profile.text).error.code).toBe(230);

  await page.getByRole('button', { name: 'Unblock' }).click();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible();
  await expect(blocking).not.toBeChecked();
});

test('a story is mentioned and deleted, another answered, and the owner takes a photo back', async ({
  page,
  simulator,
}) => {
  const vera = await opened(page, simulator);
  const more = () => page.getByRole('button', { name: 'More than words' }).click();
  const about = () => page.getByRole('button', { name: 'React, reply or change' }).last().click();
  await more();
  await page.getByRole('button', { name: /^A story that mentions them/ }).click();
  await expect(page.getByText('Mentioned in a story')).toBeVisible();
  await about();
  await page.getByRole('button', { name: /^Delete the story/ }).click();
  await expect(page.getByText('No longer there')).toBeVisible();

  await more();
  await page.getByRole('button', { name: /^Answer their story/ }).click();
  await expect(page.getByText('Replying to: a story')).toBeVisible();
  await says(page, 'Love this');
  await expect(page.getByText('To a story')).toBeVisible();

  await simulator.control('POST', '/business/messages', { to: vera, text: 'Which size?' });
  await page.getByRole('button', { name: 'Business' }).click();
  await more();
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  const photo = page.getByRole('log').getByRole('img', { name: 'Picture' });
  await expect(photo.last()).toBeVisible();
  await about();
  await page.getByRole('button', { name: /^Unsend/ }).click();
  await expect(page.getByText(/You unsent a message/)).toBeVisible();
});

test('a voice is recorded and sent, and a file of one’s own', async ({ page, simulator }) => {
  await opened(page, simulator);
  const more = () => page.getByRole('button', { name: 'More than words' }).click();
  await page.context().grantPermissions(['microphone']);
  const sounds = page.getByRole('log').locator('audio');
  await more();
  await page.getByRole('button', { name: /^Record your voice/ }).click();
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect(sounds).toHaveCount(1);

  await more();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose a file/ }).click();
  await (await choosing).setFiles(wav());
  await expect(sounds).toHaveCount(2);
});
