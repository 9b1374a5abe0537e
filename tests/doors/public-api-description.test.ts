import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '@/lib/contracts/api/operations';
import { type Outside, outside } from '../support/doors.ts';
import { pdf } from '../support/files.ts';
import { asker, customersWrote, description, type Team, team } from '../support/public-api.ts';

let product: Outside;
let shop: Team;
let described: Awaited<ReturnType<typeof description>>;
let number: number;

beforeAll(async () => {
  product = await outside();
  described = await description(product);
  shop = await team(product);
  [number = 0] = await customersWrote(product, shop, 'Hello');
});
afterAll(() => product.sql.end());

const addressOf = (path: string) =>
  path
    .replace('{account_id}', shop.accountId)
    .replace('{conversation_id}', String(number))
    .replace('{inbox_id}', shop.inboxId);

type Example = Readonly<Record<string, unknown>>;

/** A moment that was to come when the example was written has to be one that is still to come. */
const timely = (example: Example): Example =>
  'snoozed_until' in example
    ? { ...example, snoozed_until: Math.floor(Date.now() / 1000) + 3600 }
    : example;

/** Without a place in a thread, which is another in every thread. */
type Called = { readonly method: string; readonly onlyForm: true | undefined };

function callOf({ method, onlyForm }: Called, given: Example) {
  if (onlyForm) return { form: formOf(given) };
  return method === 'GET' ? {} : { body: { ...given, echo_id: randomUUID() } };
}

/** `@` stands before the name of a file. */
function formOf(example: Example): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(example)) {
    form.set(name, new File([Buffer.from(pdf())], String(value).slice(1)));
  }
  return form;
}

const queryOf = (example: Example) =>
  new URLSearchParams(
    Object.entries('before' in example ? {} : example).map(([name, value]) => [
      name,
      String(value),
    ]),
  );

describe('the description', () => {
  test('is OpenAPI 3.1, has every call and points at nothing that is not there', () => {
    const text = JSON.stringify(described.document);
    expect(described.document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) });
    const calls = Object.entries(described.document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(calls.toSorted()).toEqual(
      OPERATIONS.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, name = ''] of references) {
      expect(described.document).toHaveProperty(['components', 'schemas', name]);
    }
  });

  test('can be read by programs of other sites, and tells nothing of anybody', async () => {
    const response = await fetch(`${product.url}/api/v1/openapi.json`);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.text()).not.toContain(shop.agent.email);
  });

  test('gives an example of every call that the call itself takes', async () => {
    const ask = asker(product, described, shop.boss.token);
    for (const { method, path, example, onlyInBrowser, onlyForm } of OPERATIONS) {
      const given = timely(example);
      const address = method === 'GET' ? `${addressOf(path)}?${queryOf(given)}` : addressOf(path);
      const { status } = await ask(method, address, callOf({ method, onlyForm }, given));
      expect([status, `${method} ${path}`]).toEqual([
        onlyInBrowser ? 403 : 200,
        `${method} ${path}`,
      ]);
    }
  });

  test('does not pass an answer that is another', () => {
    const answer = { status: 200, body: { id: 'one', name: 'x' } };
    expect(() => described.check('GET', '/api/v1/profile', answer)).toThrow(/id must be integer/);
    expect(() => described.check('GET', '/api/v1/profile', { status: 418, body: {} })).toThrow(
      'may not answer 418',
    );
  });
});

describe('the readable page', () => {
  test('tells everybody every call, under the policy of our pages', async () => {
    const response = await fetch(`${product.url}/api/v1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("'nonce-");
    const html = await response.text();
    for (const { path, summary } of OPERATIONS) {
      expect(html).toContain(path);
      expect(html).toContain(summary);
    }
  });
});
