import { type Customer, control, phoneOf } from './support/customer.ts';
import { hugePhoto, pdf, photo, wav } from './support/files.ts';
import { deskUrl } from './support/product.ts';
import { attach, got, received, seenBy, send, tray, writtenTo } from './support/sending.ts';
import { expect, test } from './support/test.ts';

test.use({ permissions: ['microphone'] });

let customer: Customer;

test.beforeEach(async ({ page, login }) => {
  customer = await writtenTo(page, login);
});
test.afterEach(() => control('DELETE', '/faults'));

test('a photo and words arrive as two messages, the words first', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Reply' }).fill('Here it is');
  await attach(page, await photo(page, 'teal'));
  await expect(tray(page).getByRole('img', { name: 'teal.jpg' })).toBeVisible();
  await send(page);
  await expect(tray(page)).toBeHidden();
  await expect.poll(() => received(customer)).toEqual(['Here it is', 'image']);
});

test('ten photos are one message', async ({ page }) => {
  const colours = ['red', 'green', 'blue', 'teal', 'plum', 'gold', 'navy', 'pink', 'grey', 'tan'];
  const photos = [];
  for (const colour of colours) photos.push(await photo(page, colour));
  await attach(page, ...photos);
  await expect(tray(page).getByRole('listitem')).toHaveCount(10);
  await send(page);
  await expect
    .poll(async () => (await got(customer)).map(({ attachments }) => attachments?.length))
    .toEqual([10]);
});

test('Send waits for what is still on its way, and can be called off', async ({ page }) => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/api/uploads/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('textbox', { name: 'Reply' }).fill('With the offer');
  await attach(page, pdf());
  await send(page);
  await expect(page.getByText('Uploading…')).toBeVisible();
  await page.getByRole('button', { name: /^Don’t send yet/ }).click();
  await send(page);
  go();
  await expect.poll(() => received(customer)).toEqual(['With the offer', 'file']);
});

test('what is too large, or of a kind that Instagram has not, is refused in words before it is sent', async ({
  page,
}) => {
  await attach(page, await hugePhoto(page));
  await expect(
    page.getByText(/Instagram takes pictures up to 8 MB, and this one has 8\.1 MB/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByRole('button', { name: 'Remove huge.jpg' }).click();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused();

  await attach(page, { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3\x04') });
  await expect(page.getByText(/Instagram takes no MP3/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove song.mp3' }).click();

  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1');
  await attach(page, { name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic });
  await expect(page.getByText(/Export it as JPEG/)).toBeVisible();
  expect(await received(customer)).toEqual([]);
});

test('a voice message by signed id arrives at the customer’s phone as audio, whatever it is called', async ({
  page,
  context,
}) => {
  const conversation = new URL(page.url()).pathname.replace('/accounts/', '/api/v1/accounts/');
  const account = conversation.replace(/\/conversations\/.*/, '');
  const headers = { origin: deskUrl };
  const file = { ...wav('photo.jpg'), mimeType: 'image/jpeg' };
  const uploaded = await page.request.post(`${deskUrl}${account}/direct_uploads`, {
    headers,
    multipart: { file },
  });
  const { signed_id, content_type } = await uploaded.json();
  expect(content_type).toBe('audio/wav');
  await page.request.post(`${deskUrl}${conversation}/messages`, {
    headers,
    data: { attachments: [signed_id] },
  });
  await expect.poll(() => received(customer)).toEqual(['audio']);
  const phone = await context.newPage();
  await phone.goto(phoneOf(customer));
  await expect(phone.locator('audio')).toHaveCount(1);
});

test('a voice message is recorded, heard, and sent', async ({ page }) => {
  await page.getByRole('button', { name: 'Record a voice message' }).click();
  await expect(page.getByRole('timer')).toHaveText('0:01');
  await page.getByRole('button', { name: 'Done' }).click();
  await tray(page)
    .getByRole('button', { name: /^Listen to voice-message/ })
    .click();
  await expect(tray(page).getByRole('button', { name: /^Pause voice-message/ })).toBeVisible();
  await send(page);
  await expect.poll(() => received(customer)).toEqual(['audio']);
});

test('of three files one fails, and a retry sends only that one', async ({ page }) => {
  await seenBy(customer);
  const refusal = { status: 400, code: 100, subcode: 2_018_047 };
  await control('POST', '/faults', {
    match: { path: '*/messages' },
    effect: refusal,
    times: 1,
  });
  await attach(page, pdf(), wav(), await photo(page, 'teal'));
  await expect(tray(page).getByRole('listitem')).toHaveCount(3);
  await expect(tray(page).getByRole('progressbar')).toHaveCount(0);
  await send(page);
  const thread = page.getByRole('log');
  await expect(thread.getByText(/Instagram does not take this file/)).toBeVisible();
  await expect.poll(() => received(customer)).toEqual(['audio', 'image']);
  await thread.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => received(customer)).toEqual(['audio', 'image', 'file']);
  await expect(thread.getByText(/Instagram does not take this file/)).toBeHidden();
});

test('files are pasted and dropped, and any kind is kept in a note', async ({ page }) => {
  const give = (type: 'paste' | 'drop', name: string) =>
    page.evaluate(
      ([how, fileName]) => {
        const data = new DataTransfer();
        data.items.add(new File(['words'], fileName ?? '', { type: 'text/plain' }));
        const field = document.getElementById('composer-text');
        const event =
          how === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        field?.dispatchEvent(event);
      },
      [type, name] as const,
    );
  await page.getByText('Note', { exact: true }).click();
  await give('paste', 'pasted.txt');
  await give('drop', 'dropped.txt');
  await expect(tray(page).getByText('pasted.txt')).toBeVisible();
  await expect(tray(page).getByText('dropped.txt')).toBeVisible();
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(tray(page)).toBeHidden();
  expect(await received(customer)).toEqual([]);
});
