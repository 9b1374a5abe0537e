import { type Customer, customerWrites, newCustomer } from './support/customer.ts';
import { expect, test } from './support/test.ts';

const written = async (text = 'Hello?', at?: number): Promise<Customer> => {
  const customer = await newCustomer();
  await customerWrites(customer, text, at);
  return customer;
};

test('resolve moves it to Resolved, reopen brings it back, the thread says who', async ({
  page,
  login,
}) => {
  const customer = await written();
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByRole('log').getByText(/resolved the conversation/)).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: 'Resolved' })
    .click();
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(page.getByRole('log').getByText(/reopened the conversation/)).toBeVisible();
});

test('taking a conversation puts it under Mine, for everybody to see', async ({ desk }) => {
  const customer = await written();
  const mia = await desk('mia@parley.test');
  const leo = await desk('leo@parley.test');
  for (const agent of [mia, leo]) await agent.getByRole('link', { name: customer.name }).click();
  await expect(mia.getByRole('log').getByText('Hello?')).toBeVisible();
  await mia.locator('body').press('a');
  await expect(leo.getByRole('log').getByText(/Mia Lindqvist took the conversation/)).toBeVisible();
  await mia.getByRole('navigation', { name: 'Whose' }).getByText('Mine').click();
  await expect(mia.getByRole('link', { name: customer.name })).toBeVisible();
});

test('what is typed while the palette is still on its way does nothing to the conversation', async ({
  page,
  login,
}) => {
  const customer = await written();
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log')).toBeVisible();
  const html = await (await page.request.get(page.url())).text();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/_next/static/chunks/**', async (route) => {
    if (!html.includes(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  const live = page.waitForResponse(/\/api\/live/);
  await page.reload();
  await live;
  await page.keyboard.press('Control+k');
  await page.keyboard.press('e');
  release();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Resolve', exact: true })).toBeVisible();
});

test('the list can be walked and a conversation opened without a mouse', async ({
  page,
  login,
}) => {
  const customer = await written();
  await login(page);
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  const focused = page.getByRole('navigation', { name: 'Conversations' }).locator('a:focus');
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(focused).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused();
});

test('a long thread loads older messages and keeps its place', async ({ page, login }) => {
  const customer = await newCustomer();
  const start = Date.now() - 120_000;
  for (let index = 0; index < 120; index++) {
    await customerWrites(customer, `message ${index}`, start + index * 1000);
  }
  let letIn = () => {};
  const held = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route(/messages\?before=/, async (route) => {
    await held;
    await route.continue();
  });
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  const thread = page.getByRole('log');
  await expect(thread.getByText('message 119', { exact: true })).toBeInViewport();
  const seen = new Set((await thread.getByText(/^message \d+$/).allTextContents()).toReversed());

  await thread.hover();
  await page.mouse.wheel(0, -600);
  await expect(thread.getByText('message 119', { exact: true })).not.toBeInViewport();
  const anchor = thread.getByText('message 95', { exact: true });
  const place = async () => Math.round((await anchor.boundingBox())?.y ?? Number.NaN);
  let before = await place();
  await expect(async () => {
    const now = await place();
    const stood = now === before;
    before = now;
    expect(stood).toBe(true);
  }).toPass();
  const older = page.waitForResponse(/messages\?before=/);
  letIn();
  await (await older).finished();
  await expect(thread).not.toHaveAttribute('aria-busy', 'true');
  await expect.poll(place).toBe(before);

  const first = thread.getByText('message 0', { exact: true });
  for (let turn = 0; turn < 60 && (await first.count()) === 0; turn++) {
    const drawn = await thread.getByText(/^message \d+$/).allTextContents();
    expect(drawn.length).toBeLessThan(100);
    for (const words of drawn.toReversed()) seen.add(words);
    await thread.hover();
    await page.mouse.wheel(0, -400);
    await page.waitForLoadState('networkidle');
  }
  for (const words of (await thread.getByText(/^message \d+$/).allTextContents()).toReversed()) {
    seen.add(words);
  }
  const all = Array.from({ length: 120 }, (_, index) => `message ${119 - index}`);
  expect([...seen]).toEqual(all.filter((words) => seen.has(words)));
  expect(seen.size).toBe(120);
});

test('at the very top of what is loaded nothing is jumped over when older ones come', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  const start = Date.now() - 120_000;
  for (let index = 0; index < 60; index++) {
    await customerWrites(customer, `message ${index}`, start + index * 1000);
  }
  const gate = Promise.withResolvers<void>();
  await page.route(/messages\?before=/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  const thread = page.getByRole('log');
  await expect(thread.getByText('message 59', { exact: true })).toBeInViewport();
  const topmost = thread.getByText('message 10', { exact: true });
  await expect(async () => {
    await thread.hover();
    await page.mouse.wheel(0, -20_000);
    await expect(topmost).toBeInViewport({ timeout: 500 });
  }).toPass();
  const place = async () => (await topmost.boundingBox())?.y ?? Number.NaN;
  const before = await place();
  gate.resolve();
  await expect(thread.getByText('message 9', { exact: true })).toBeAttached();
  // It joins the run of those above it, which takes some of the space between them.
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThan(12);
});

test('on a phone one pane at a time, with a way back', async ({ page, login }) => {
  const customer = await written();
  await page.setViewportSize({ width: 390, height: 844 });
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeHidden();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
});

test('nothing scrolls sideways at 320 pixels', async ({ page, login }) => {
  const customer = await written(
    `Long ${'word'.repeat(60)} https://example.test/${'a'.repeat(200)}`,
  );
  await page.setViewportSize({ width: 320, height: 640 });
  await login(page);
  await page.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('log')).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
