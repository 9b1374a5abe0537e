import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { encode } from 'next-auth/jwt';
import { connect, newMid, type Outside, sha256 } from '../../support/doors.ts';
import type { Visitor } from './matrix.ts';

/** One account with everything that a door can speak of, and the people who knock. */
export type World = {
  readonly ids: Readonly<Record<string, string>>;
  /** What a visitor is known by, in a browser or in a script; nothing for nobody. */
  headersOf(visitor: Visitor, by: 'session' | 'token'): Promise<Readonly<Record<string, string>>>;
  /** Where a visitor's own desk is. */
  homeOf(visitor: Visitor): string | undefined;
  /** Gives the colleague this picture, and answers the name under which it is shown. */
  pictureOfColleague(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
};

/** Everybody's. */
export const PASSWORD = 'open sesame';
const passwordHash = hash(PASSWORD);

export async function makeWorld(product: Outside): Promise<World> {
  const { sql } = product;
  const { accountId, inboxId } = await connect(product);
  const other = await connect(product);
  const people = {
    stranger: await person(product, { accountId: other.accountId, role: 'administrator' }),
    outsider: await person(product, { accountId, role: 'agent' }),
    agent: await person(product, { accountId, role: 'agent' }),
    administrator: await person(product, { accountId, role: 'administrator' }),
    super: await person(product, null),
  };
  const colleague = await person(product, { accountId, role: 'agent' });
  for (const { memberId } of [people.agent, colleague]) {
    await sql`insert into inbox_members (account_id, inbox_id, member_id)
      values (${accountId}, ${inboxId}, ${memberId})`;
  }
  const [event] = await sql`
    insert into events (object, entry_id, digest, lane, raw, state, reason, at)
    values ('instagram', ${other.externalId}, ${randomUUID()}, ${randomUUID()}, '{}', 'failed', 'test', now())
    returning id`;
  const [ownEvent] = await sql`
    insert into events (account_id, inbox_id, object, entry_id, digest, lane, raw, state, reason, at)
    select ${accountId}, id, 'instagram', external_id, ${randomUUID()}, ${randomUUID()}, '{}', 'failed', 'test', now()
    from inboxes where id = ${inboxId} returning id`;
  const thread = await makeThread(product, { accountId, inboxId });
  const invited = await invitation(product, accountId, people.stranger.email);
  const newcomer = await invitation(product, accountId, newEmail());

  const { email, userId } = people.agent;
  const emailToken = await emailChange(product, userId);
  const resetToken = await passwordReset(product, userId);
  const { id: tokenId } = await accessToken(product, userId);

  const known: Readonly<Record<string, { userId: string; accountId: string | undefined }>> = people;
  return {
    ids: {
      ...thread,
      accountId,
      inboxId,
      eventId: String(event?.id),
      ownEventId: String(ownEvent?.id),
      colleagueId: colleague.memberId,
      token: invited.token,
      newcomerToken: newcomer.token,
      invitationId: invited.id,
      email,
      emailToken,
      resetToken,
      tokenId,
      code: await deletion(product),
    },
    headersOf: async (visitor, by) => {
      const from = { 'x-forwarded-for': somewhere() };
      if (visitor === 'revoked') {
        const { token } = await accessToken(product, people.administrator.userId, true);
        return { ...from, api_access_token: token };
      }
      const visiting = known[visitor]?.userId;
      if (!visiting) return from;
      if (by === 'session') return { ...from, cookie: await sessionCookie(product, visiting) };
      return { ...from, api_access_token: (await accessToken(product, visiting)).token };
    },
    homeOf: (visitor) => known[visitor]?.accountId,
    pictureOfColleague: async (bytes) => {
      const response = await fetch(`${product.url}/api/accounts/${accountId}/profile/picture`, {
        method: 'POST',
        headers: { cookie: await sessionCookie(product, colleague.userId) },
        body: new Blob([bytes]),
      });
      const [, name = ''] = /pictures\/([^"?]+)/.exec(await response.text()) ?? [];
      return name;
    },
  };
}

const newEmail = () => `${randomUUID()}@example.test`;
/** An address of the network that nobody else comes from, because tries are counted by it. */
const somewhere = () =>
  `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`;
const newToken = () => randomBytes(32).toString('base64url');

type Place = { readonly accountId: string; readonly role: string };

/** Without a place: a super admin. */
async function person({ sql }: Outside, place: Place | null) {
  const email = newEmail();
  const [user] = await sql`
    insert into users (name, email, password_hash, super_admin)
    values ('Visitor', ${email}, ${await passwordHash}, ${place === null}) returning id`;
  const userId = String(user?.id);
  if (!place) return { userId, email, memberId: '', accountId: undefined };
  const { accountId, role } = place;
  const [member] = await sql`
    insert into members (account_id, user_id, role) values (${accountId}, ${userId}, ${role}) returning id`;
  return { userId, email, memberId: String(member?.id), accountId };
}

async function emailChange({ sql }: Outside, userId: string) {
  const token = newToken();
  await sql`
    insert into email_changes (user_id, email, token_hash, expires_at)
    values (${userId}, ${newEmail()}, ${sha256(token)}, now() + interval '1 day')`;
  return token;
}

async function passwordReset({ sql }: Outside, userId: string) {
  const token = newToken();
  await sql`
    insert into password_resets (user_id, token_hash, expires_at)
    values (${userId}, ${sha256(token)}, now() + interval '1 hour')`;
  return token;
}

async function invitation({ sql }: Outside, accountId: string, email: string) {
  const token = newToken();
  const [row] = await sql`
    insert into invitations (account_id, email, role, token_hash, expires_at)
    values (${accountId}, ${email}, 'agent', ${sha256(token)}, now() + interval '1 day') returning id`;
  return { id: String(row?.id), token };
}

async function makeThread(
  { sql }: Outside,
  { accountId, inboxId }: { readonly accountId: string; readonly inboxId: string },
) {
  const [contact] =
    await sql`insert into contacts (account_id, name) values (${accountId}, 'Vera') returning id`;
  const [identity] = await sql`
    insert into identities (account_id, contact_id, inbox_id, external_id)
    values (${accountId}, ${contact?.id}, ${inboxId}, ${randomUUID()}) returning id`;
  const [conversation] = await sql`
    insert into conversations (account_id, number, inbox_id, contact_id, identity_id, last_activity_at, last_inbound_at)
    values (${accountId}, 1, ${inboxId}, ${contact?.id}, ${identity?.id}, now(), now()) returning id`;
  const [incoming] = await sql`
    insert into messages (account_id, inbox_id, conversation_id, direction, content, external_id, status, at)
    values (${accountId}, ${inboxId}, ${conversation?.id}, 'incoming', 'Hello', ${newMid()}, 'sent', now())
    returning id`;
  const [failed] = await sql`
    insert into messages (account_id, inbox_id, conversation_id, direction, origin, content, client_id, status, at)
    values (${accountId}, ${inboxId}, ${conversation?.id}, 'outgoing', 'desk', 'Hi', ${randomUUID()}, 'failed', now())
    returning id`;
  const [ended] = await sql`
    insert into attachments (account_id, message_id, position, kind, ends_at, gone_at)
    values (${accountId}, ${failed?.id}, 0, 'story_mention', now(), now()) returning id`;
  await sql`update accounts set last_conversation_number = 1 where id = ${accountId}`;
  return {
    number: '1',
    messageId: String(failed?.id),
    incomingId: String(incoming?.id),
    attachmentId: String(ended?.id),
  };
}

async function sessionCookie({ sql, environment, url }: Outside, userId: string): Promise<string> {
  const sub = newToken();
  await sql`
    insert into sessions (id, user_id, expires_at) values (${sub}, ${userId}, now() + interval '1 day')`;
  const secret = environment.NEXTAUTH_SECRET ?? '';
  return `parley-${new URL(url).port}.session=${await encode({ token: { sub }, secret })}`;
}

async function deletion({ sql }: Outside) {
  const code = randomBytes(13).toString('hex');
  await sql`
    insert into deletions (code, digest, received_at, done_at)
    values (${code}, ${sha256(code)}, now(), now())`;
  return code;
}

async function accessToken({ sql }: Outside, userId: string, revoked = false) {
  const token = newToken();
  const [row] = await sql`
    insert into access_tokens (user_id, name, token_hash, ending, revoked_at)
    values (${userId}, 'Script', ${sha256(token)}, ${token.slice(-4)}, ${revoked ? sql`now()` : null})
    returning id`;
  return { id: String(row?.id), token };
}
