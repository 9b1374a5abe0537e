import { createCipheriv, createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import postgres from 'postgres';
import { type RunningProduct, runningProduct } from './product.ts';

const digits = (length: number) =>
  Array.from({ length }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join('');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The running product from outside: its address, its keys, and its database to look into. */
export async function outside() {
  const product = await runningProduct();
  const sql = postgres(product.databaseUrl, { max: 2, onnotice: () => undefined });
  return {
    ...product,
    sql,
    [Symbol.asyncDispose]: () => sql.end(),
    /** Meta's signature over a body. */
    sign: (body: string | Uint8Array) =>
      `sha256=${createHmac('sha256', product.environment.INSTAGRAM_APP_SECRET ?? '')
        .update(body)
        .digest('hex')}`,
  };
}

export type Outside = Awaited<ReturnType<typeof outside>>;

/** Posts as Meta does: signed, unless headers say otherwise. */
export const postWebhook = (
  { url, sign }: Pick<Outside, 'url' | 'sign'>,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = { 'x-hub-signature-256': sign(body) },
): Promise<Response> =>
  fetch(`${url}/webhooks/instagram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

/** An Instagram account that is connected to an account of its own, where no other test looks. */
export async function connect(
  { sql, environment }: Pick<Outside, 'sql' | 'environment'>,
  externalId = `17841${digits(12)}`,
  accessToken = `IGAA${digits(24)}`,
) {
  const [account] = await sql`insert into accounts (name) values ('Doors') returning id`;
  const token = seal(environment, accessToken, ['inboxes', 'access_token', externalId]);
  const [inbox] = await sql`
    insert into inboxes (account_id, channel, name, external_id, access_token)
    values (${account?.id}, 'instagram', 'doors', ${externalId}, ${token}) returning id`;
  return { externalId, accountId: String(account?.id), inboxId: String(inbox?.id) };
}

/** A secret as the product keeps it: `enc:v1:<kid>:<nonce, tag and text>`, bound to its place. */
function seal(
  { ENCRYPTION_KEYS = '' }: RunningProduct['environment'],
  text: string,
  place: readonly string[],
) {
  const [kid = '', key = ''] = ENCRYPTION_KEYS.split(',')[0]?.split(':') ?? [];
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(place)));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return `enc:v1:${kid}:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

export const newMid = (): string => `aWdf${randomBytes(24).toString('hex')}ZD`;
const newCustomer = (): string => digits(16);

/** A webhook item in which a customer writes to an account. */
export const writtenTo = (account: string, text: string, message: object = {}) => ({
  sender: { id: newCustomer() },
  recipient: { id: account },
  timestamp: Date.now(),
  message: { mid: newMid(), text, ...message },
});

export const webhookBody = (account: string, ...messaging: readonly object[]): string =>
  JSON.stringify({ object: 'instagram', entry: [{ time: Date.now(), id: account, messaging }] });

type Kept = {
  readonly state: string;
  readonly reason: string | null;
  readonly raw: string;
  readonly account_id: string | null;
};

/** The events that hold these words. */
export const eventsWith = ({ sql }: Outside, words: string): Promise<readonly Kept[]> =>
  sql<
    Kept[]
  >`select state, reason, raw, account_id from events where position(${words} in raw) > 0`;

/** What the customers of an inbox wrote, in the order of the thread. */
export const messagesOf = async ({ sql }: Outside, inboxId: string): Promise<readonly string[]> => {
  const rows = await sql`
    select content from messages where inbox_id = ${inboxId} order by at, id`;
  return rows.map(({ content }) => content);
};

/** A browser of somebody who signed in: fetches with their cookies, and tells what the session's holds. */
export async function signedIn(url: string, email: string, password: string) {
  const cookies = new Map<string, string>();
  const from = `2001:db8:${randomInt(0x10000).toString(16)}:${randomInt(0x10000).toString(16)}::1`;
  const visit = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    headers.set('x-forwarded-for', from);
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
  const { csrfToken } = await (await visit('/api/auth/csrf')).json();
  const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
  const response = await visit('/api/auth/callback/credentials', { method: 'POST', body });
  if (!response.ok) throw new Error(`signing in as ${email} answered ${response.status}`);
  const session = () => [...cookies].find(([name]) => name.endsWith('session'))?.[1] ?? '';
  return Object.assign(visit, { session });
}

export type Visit = (path: string, init?: RequestInit) => Promise<Response>;
