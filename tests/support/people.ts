import { createHash, randomUUID } from 'node:crypto';
import { connect, type Outside, postWebhook, signedIn, webhookBody, writtenTo } from './doors.ts';
import { until } from './until.ts';

type Place = { readonly accountId: string; readonly inboxId?: string };

/** Somebody new in an account, in the inbox if there is one, with the demo’s password. */
export async function newMember(
  { sql, environment }: Pick<Outside, 'sql' | 'environment'>,
  role: 'agent' | 'administrator',
  { accountId, inboxId }: Place,
) {
  const email = `${randomUUID()}@example.test`;
  const name = `Ann ${email.slice(0, 8)}`;
  const [user] = await sql`
    insert into users (name, email, password_hash)
    select ${name}, ${email}, password_hash from users where email = ${environment.DEMO_EMAIL ?? ''}
    returning id`;
  const [member] = await sql`
    insert into members (account_id, user_id, role) values (${accountId}, ${user?.id}, ${role}) returning id`;
  if (inboxId) {
    await sql`
      insert into inbox_members (account_id, inbox_id, member_id)
      values (${accountId}, ${inboxId}, ${member?.id})`;
  }
  return { email, name, userId: Number(user?.id), memberId: Number(member?.id) };
}

/** A team of its own: an administrator, an agent in its one inbox, each at a browser, and one conversation. */
export async function newTeam(product: Outside) {
  const { externalId, accountId, inboxId } = await connect(product);
  const boss = await newMember(product, 'administrator', { accountId });
  const agent = await newMember(product, 'agent', { accountId, inboxId });
  await postWebhook(product, webhookBody(externalId, writtenTo(externalId, 'Is it back?')));
  const conversations = () =>
    product.sql`select id, number from conversations where account_id = ${accountId}`;
  const [conversation] = await until(conversations, (rows) => rows.length > 0);
  const password = product.environment.DEMO_PASSWORD ?? '';
  return {
    ...{ accountId, inboxId, boss, agent },
    conversation: Number(conversation?.id),
    number: Number(conversation?.number),
    asBoss: await signedIn(product.url, boss.email, password),
    asAgent: await signedIn(product.url, agent.email, password),
  };
}

export type Team = Awaited<ReturnType<typeof newTeam>>;

/** Tells an account's browsers what the product would tell them after a change. */
export const tell = (
  { environment }: Pick<Outside, 'environment'>,
  accountId: string,
  note: object,
): Promise<Response> =>
  fetch(environment.UPSTASH_REDIS_REST_URL ?? '', {
    method: 'POST',
    headers: { authorization: `Bearer ${environment.UPSTASH_REDIS_REST_TOKEN}` },
    body: JSON.stringify(['PUBLISH', `live:${accountId}`, JSON.stringify(note)]),
  });

type Invited = { readonly account: string; readonly email?: string; readonly state?: string };

/** An invitation as its row stands, and the token that its mail would hold. */
export async function invitationIn(
  { sql }: Pick<Outside, 'sql'>,
  { account, email = `${randomUUID()}@example.test`, state = 'open' }: Invited,
) {
  const token = randomUUID().replaceAll('-', '').padEnd(43, '-');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + (state === 'expired' ? -1000 : 86_400_000));
  await sql`
    insert into invitations (account_id, email, role, token_hash, expires_at, accepted_at, revoked_at)
    values (${account}, ${email}, 'agent', ${createHash('sha256').update(token).digest('hex')}, ${expiresAt},
      ${state === 'accepted' ? now : null}, ${state === 'revoked' ? now : null})`;
  return { token, email };
}
