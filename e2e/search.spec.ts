import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { customerWrites, newCustomer } from './support/customer.ts';
import { longThread } from './support/long-thread.ts';
import { deskUrl } from './support/product.ts';
import { expect, test } from './support/test.ts';

const looksFor = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(words);
};

/** Notes in every frame from now on how far something is from the top of the window; answers how far apart these places were. */
async function watchPlaceOf(something: Locator): Promise<() => Promise<number>> {
  const places = await something.evaluateHandle((element) => {
    const seen: number[] = [];
    const look = () => {
      seen.push(element.getBoundingClientRect().y);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => places.evaluate((seen) => Math.max(...seen) - Math.min(...seen));
}

/** A thread of 3,000 messages; pages beside what is shown first come when they are let in. */
async function longThreadOn(page: Page, line: number) {
  const customer = await newCustomer();
  const word = `celadon${randomUUID().slice(0, 6)}`;
  const { path, messages } = await longThread({ customer, lines: 3000, marked: { line, word } });
  const gate = Promise.withResolvers<void>();
  await page.route(/messages\?(before|after)=/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  const thread = page.getByRole('log', { name: `Messages with ${customer.name}` });
  const found = thread.locator('[data-sought]').filter({ hasText: word });
  return {
    word,
    thread,
    found,
    newest: thread.getByText('The newest'),
    address: (at = messages[line - 1]) => `${deskUrl}${path}?message=${at}`,
    async letPagesIn() {
      const both = [/messages\?before=/, /messages\?after=/].map((url) =>
        page.waitForResponse(url),
      );
      gate.resolve();
      for (const response of await Promise.all(both)) await response.finished();
      await expect(thread).toHaveAttribute('aria-busy', 'false');
    },
  };
}

test('a message far up a long thread is found, jumped to and stays; the newest is one step away', async ({
  page,
  login,
}) => {
  const { word, found, newest, letPagesIn } = await longThreadOn(page, 700);
  await login(page);
  await looksFor(page, word.slice(0, 9));
  await expect(page.getByRole('option', { name: word }).locator('mark')).toHaveText(
    word.slice(0, 9),
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]message=\d+/);
  await expect(found).toBeFocused();
  await expect(found).toBeInViewport();
  const apart = await watchPlaceOf(found);
  await letPagesIn();
  await expect(found).toBeInViewport();
  expect(await apart()).toBeLessThan(2);

  await page.getByRole('button', { name: /go to the newest/i }).click();
  await expect(newest).toBeInViewport();
  await expect(page).not.toHaveURL(/message=/);
});

test('the address of a message leads to it, again within its open thread, and there back and forth', async ({
  page,
  login,
}) => {
  const { word, address, thread, found, newest, letPagesIn } = await longThreadOn(page, 2400);
  await login(page);
  await page.goto(address());
  await expect(found).toBeFocused();
  await expect(found).toBeInViewport();
  const apart = await watchPlaceOf(found);
  await letPagesIn();
  expect(await apart()).toBeLessThan(2);

  for (const way of ['button', 'wheel']) {
    if (way === 'button') await page.keyboard.press('End');
    else {
      await thread.hover();
      await page.mouse.wheel(0, 4000);
    }
    await expect(found).not.toBeInViewport();
    await looksFor(page, word);
    await page.getByRole('option', { name: word }).click();
    await expect(found).toBeFocused();
    await expect(found).toBeInViewport();
  }
  await page.keyboard.press('End');
  await expect(newest).toBeInViewport();
});

test('a message that is gone says so, at the newest', async ({ page, login }) => {
  const { newest, address } = await longThreadOn(page, 10);
  await login(page);
  await page.goto(address(1));
  await expect(page.getByText('That message is not in this conversation any more.')).toBeVisible();
  await expect(newest).toBeInViewport();
  await expect(page).not.toHaveURL(/message=/);
});

test('a conversation is found by its person and opened; nothing found says what search looks at', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Hello?');
  await login(page);
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  await looksFor(page, 'qqzzqqzz');
  await expect(page.getByText(/beginnings of words/)).toBeVisible();

  await page.getByRole('combobox').fill(customer.name);
  await page.getByRole('option', { name: new RegExp(customer.name) }).click();
  await expect(
    page.getByRole('log', { name: `Messages with ${customer.name}` }).getByText('Hello?'),
  ).toBeVisible();
});

test('who was found stays found while the name is typed on', async ({ page, login }) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Hello?');
  await login(page);
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  const found = page.getByRole('option', { name: new RegExp(`${customer.name}.*#\\d`) });
  await looksFor(page, customer.name.slice(0, -2));
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type(customer.name.slice(-2));
  await expect(page.getByRole('combobox')).toHaveValue(customer.name);
  await expect(found.locator('mark').last()).toHaveText(customer.name.slice(4));
  await expect(found).toHaveAttribute('aria-selected', 'true');

  // What was found for the words before is not what is opened for these.
  await page.keyboard.type('qq');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/beginnings of words/)).toBeVisible();
  await expect(found).toBeHidden();
});

test('what can’t be looked up just now says so, and can be tried again', async ({
  page,
  login,
}) => {
  const customer = await newCustomer();
  await customerWrites(customer, 'Hello?');
  await login(page);
  await page.route(/\/search\?/, (route) => route.abort('internetdisconnected'));
  await looksFor(page, customer.name);
  const alert = page.getByRole('alert').filter({ hasText: 'No connection' });
  await expect(alert).toBeVisible();
  await page.unroute(/\/search\?/);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('option', { name: new RegExp(customer.name) })).toBeVisible();
});
