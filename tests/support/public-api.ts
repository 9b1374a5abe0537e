import { randomBytes, randomUUID } from 'node:crypto';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { newConversation } from './demo.ts';
import { connect, type Outside, sha256 } from './doors.ts';

type OpenApi = { readonly paths: Readonly<Record<string, object>> };
/** As a client has it: whatever came. */
type Json = Awaited<ReturnType<Response['json']>>;
type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };

/** Holds answers against the description that the product itself serves. */
export async function description({ url }: Pick<Outside, 'url'>) {
  const document: OpenApi = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi.json');
  const templates = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));

  const checked = new Set<string>();
  return {
    document,
    /** `METHOD path status` of every answer that was held against it. */
    checked,
    check(method: string, address: string, { status, body }: Omit<Answer, 'headers'>) {
      const [pathname = ''] = address.split('?');
      const path = templates.find(({ pattern }) => pattern.test(pathname))?.path;
      const pointer = path
        ? `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`
        : '/components/schemas/Problem';
      const fits = ajv.getSchema(`openapi.json#${pointer}`);
      if (!fits) throw new Error(`${method} ${address} may not answer ${status}`);
      if (!fits(body)) {
        throw new Error(`${method} ${address} ${status}: ${ajv.errorsText(fits.errors)}`);
      }
      checked.add(`${method} ${path ?? 'elsewhere'} ${status}`);
    },
  };
}

const escaped = (path: string) => path.replaceAll('~', '~0').replaceAll('/', '~1');

type Description = Awaited<ReturnType<typeof description>>;

type Call = {
  readonly body?: unknown;
  readonly form?: FormData | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks with a token, or with nothing; every answer must be as described. */
export const asker =
  ({ url }: Pick<Outside, 'url'>, described: Description, token?: string) =>
  async (method: string, address: string, { body, form, headers }: Call = {}): Promise<Answer> => {
    const response = await fetch(`${url}${address}`, {
      method,
      headers: {
        ...(token !== undefined && { api_access_token: token }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
    });
    const answer = { status: response.status, body: await response.json() };
    described.check(method, address, answer);
    return { ...answer, headers: response.headers };
  };

export type Ask = ReturnType<typeof asker>;

/** A person with a token; in an account, and in an inbox of it, if these are given. */
export async function person(
  { sql }: Outside,
  place: { accountId?: string; role?: 'agent' | 'administrator'; inboxId?: string } = {},
) {
  const name = `Person ${randomUUID().slice(0, 8)}`;
  const email = `${randomUUID()}@example.test`;
  const token = `parley_${randomBytes(32).toString('base64url')}`;
  const [user] = await sql`
    insert into users (name, email, password_hash) values (${name}, ${email}, '-') returning id`;
  const userId = String(user?.id);
  await sql`
    insert into access_tokens (user_id, name, token_hash, ending)
    values (${userId}, 'test', ${sha256(token)}, ${token.slice(-4)})`;
  const memberId = place.accountId && (await joins({ sql }, { userId, ...place }));
  return { name, email, token, userId, memberId: memberId ?? '' };
}

type Place = { userId: string; accountId?: string; role?: string; inboxId?: string };

async function joins({ sql }: Pick<Outside, 'sql'>, { userId, accountId = '', ...place }: Place) {
  const { role = 'agent', inboxId } = place;
  const [member] = await sql`
    insert into members (account_id, user_id, role) values (${accountId}, ${userId}, ${role})
    returning id`;
  const memberId = String(member?.id);
  if (inboxId) {
    await sql`
      insert into inbox_members (account_id, inbox_id, member_id)
      values (${accountId}, ${inboxId}, ${memberId})`;
  }
  return memberId;
}

/** An account with an inbox, its administrator, an agent of the inbox, and one who is in none. */
export async function team(product: Outside) {
  const inbox = await connect(product);
  const { accountId, inboxId } = inbox;
  return {
    ...inbox,
    base: `/api/v1/accounts/${accountId}`,
    boss: await person(product, { accountId, role: 'administrator' }),
    agent: await person(product, { accountId, inboxId }),
    outsider: await person(product, { accountId }),
  };
}

export type Team = Awaited<ReturnType<typeof team>>;

/** Customers wrote to an inbox, in this order, each in a conversation of their own. Tells the numbers. */
export async function customersWrote(
  { sql }: Pick<Outside, 'sql'>,
  { accountId, inboxId }: Pick<Team, 'accountId' | 'inboxId'>,
  ...texts: readonly string[]
): Promise<number[]> {
  const start = Date.now() - 60_000;
  const numbers = [];
  for (const [index, text] of texts.entries()) {
    const at = new Date(start + index * 1000);
    const [row] = await sql`
      with contact as (
        insert into contacts (account_id) values (${accountId}) returning id
      ), identity as (
        insert into identities (account_id, contact_id, inbox_id, external_id)
        select ${accountId}::bigint, id, ${inboxId}::bigint, ${randomUUID()} from contact
        returning id, contact_id
      ), counted as (
        update accounts set last_conversation_number = last_conversation_number + 1
        where id = ${accountId} returning last_conversation_number as number
      ), conversation as (
        insert into conversations
          (account_id, inbox_id, contact_id, identity_id, number, last_activity_at, last_inbound_at, unread_count)
        select ${accountId}::bigint, ${inboxId}::bigint, contact_id, identity.id, number, ${at}, ${at}, 1
        from identity, counted returning id, number
      )
      insert into messages (account_id, inbox_id, conversation_id, direction, status, content, external_id, at)
      select ${accountId}::bigint, ${inboxId}::bigint, id, 'incoming', 'sent', ${text}, ${randomUUID()}, ${at}
      from conversation returning (select number from conversation)`;
    numbers.push(Number(row?.number));
  }
  return numbers;
}

/** A person in the inbox of the demo, whose replies reach somebody, and a conversation there. */
export async function demoSeat(product: Outside) {
  const { accountId, number, id } = await newConversation(product);
  const [row] = await product.sql`select inbox_id from conversations where id = ${id}`;
  const seat = { accountId, inboxId: String(row?.inbox_id) };
  return {
    ...seat,
    number,
    base: `/api/v1/accounts/${accountId}`,
    who: await person(product, seat),
  };
}
