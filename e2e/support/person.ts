import { createHmac, randomInt, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { deskUrl, environment } from './product.ts';
import { newAddress } from './team.ts';
import { expect } from './test.ts';

const sql = postgres(environment.DATABASE_URL ?? '', {
  max: 1,
  idle_timeout: 1,
  onnotice: () => undefined,
});

const digits = (length: number) =>
  `1${Array.from({ length: length - 1 }, () => randomInt(0, 10)).join('')}`;

type Role = 'agent' | 'administrator';
type Account = { readonly id: number; readonly name: string; readonly externalId: string };

/** A team that no other test knows, with an inbox that Instagram does not know. */
export async function newAccount(name = 'Kiln'): Promise<Account> {
  const full = `${name} ${randomUUID().slice(0, 8)}`;
  const externalId = digits(17);
  const [account] = await sql`insert into accounts (name) values (${full}) returning id`;
  await sql`
    insert into inboxes (account_id, channel, name, external_id, access_token)
    values (${account?.id}, 'instagram', 'kiln', ${externalId}, 'none')`;
  return { id: Number(account?.id), name: full, externalId };
}

/** A customer writes to it; the first one is conversation 1. */
export async function writesTo({ id, externalId }: Account, text: string): Promise<void> {
  const message = { mid: `aWdf${randomUUID()}`, text };
  const parties = { sender: { id: digits(16) }, recipient: { id: externalId } };
  const messaging = [{ ...parties, timestamp: Date.now(), message }];
  const entry = [{ time: Date.now(), id: externalId, messaging }];
  const body = JSON.stringify({ object: 'instagram', entry });
  const signature = createHmac('sha256', environment.INSTAGRAM_APP_SECRET ?? '').update(body);
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${signature.digest('hex')}`,
  };
  const response = await fetch(`${deskUrl}/webhooks/instagram`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  await expect
    .poll(() => sql`select id from messages where account_id = ${id} and content = ${text}`)
    .toHaveLength(1);
}

/** Somebody with the demo's password and a place in these accounts. */
export async function newPerson(
  places: readonly (readonly [account: Pick<Account, 'id'>, role: Role])[],
  { superAdmin = false } = {},
) {
  const email = newAddress();
  const name = `Ada ${email.slice(0, 8)}`;
  const [user] = await sql`
    insert into users (name, email, password_hash, super_admin)
    select ${name}, ${email}, password_hash, ${superAdmin} from users where email = ${environment.DEMO_EMAIL ?? ''}
    returning id`;
  for (const [{ id }, role] of places) {
    await sql`insert into members (account_id, user_id, role) values (${id}, ${user?.id}, ${role})`;
  }
  return { id: Number(user?.id), name, email };
}
