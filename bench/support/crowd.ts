import postgres from 'postgres';
import { migrateDatabase } from '../../db/migrate.ts';
import type { Bench } from './stage.ts';

const INBOXES = 20;
/** Also how many messages the one long thread has. */
const LONG_THREAD = 10_000;

/** An account with so many conversations, in a database of its own, and who looks at them. */
export type Crowd = {
  readonly url: string;
  readonly accountId: number;
  readonly administrator: number;
  /** A member of the last two inboxes. */
  readonly agent: number;
  /** The number of the conversation with 10,000 messages. */
  readonly long: number;
};

/**
 * Twenty inboxes: the first has about half of everything, the last two have one conversation in a hundred, and of those
 * the oldest, so that whoever sees only these looks past all others. Most conversations are resolved, as they are after a
 * year. Made without triggers and checks of references, which would take an hour.
 */
export async function gather({ product, onStop }: Bench, size: number): Promise<Crowd> {
  const url = new URL(product.databaseUrl);
  url.pathname = `/crowd_${size}`;
  await product.sql.unsafe(`create database crowd_${size}`);
  await migrateDatabase(url.href);
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  onStop(() => sql.end({ timeout: 1 }));
  const people = await team(product.sql, sql);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await conversations(tx, people, size);
    await messages(tx, people.accountId);
    await counts(tx);
  });
  await sql`vacuum analyze`;
  const [row] =
    await sql`select number from conversations where id = (select max(id) from conversations)`;
  return { url: url.href, long: row?.number, ...people };
}

/** The demo's people, so that they can sign in there with their passwords. */
async function team(demo: postgres.Sql, sql: postgres.Sql) {
  const users = await demo`
    select name, email, password_hash from users where email like '%@parley.test' order by id limit 2`;
  const [account] = await sql`insert into accounts (name) values ('Crowd') returning id`;
  const accountId = Number(account?.id);
  const members: number[] = [];
  for (const [index, user] of users.entries()) {
    const role = index === 0 ? 'administrator' : 'agent';
    const [saved] = await sql`insert into users ${sql(user)} returning id`;
    const [member] = await sql`
      insert into members (account_id, user_id, role) values (${accountId}, ${saved?.id}, ${role}) returning id`;
    members.push(Number(member?.id));
  }
  await sql`
    insert into inboxes (account_id, channel, name, external_id, access_token)
    select ${accountId}, 'instagram', 'Shop ' || n, (17841000000000 + n)::text, 'enc:v1:none:none'
    from generate_series(1, ${INBOXES}) as n`;
  const [administrator = 0, agent = 0] = members;
  await sql`
    insert into inbox_members (account_id, inbox_id, member_id)
    select account_id, id, ${agent} from inboxes order by id desc limit 2`;
  return { accountId, administrator, agent };
}

type Team = Awaited<ReturnType<typeof team>>;

/** Nobody is given a conversation of an inbox that they can't see. */
async function conversations(
  tx: postgres.TransactionSql,
  people: Team,
  size: number,
): Promise<void> {
  const { accountId } = people;
  await tx`
    insert into contacts (account_id, name)
    select ${accountId}, 'Customer ' || n from generate_series(1, ${size}) as n`;
  await tx`
    insert into identities (account_id, contact_id, inbox_id, external_id, username, profile_fetched_at)
    select account_id, id,
      case when id <= ${size / 100} then ${INBOXES} - id % 2
        else greatest(1, ceil(${INBOXES - 2} * power(((id * 7919) % 10007) / 10007.0, 4))) end,
      (1000000000000000 + id)::text, 'customer.' || id, now()
    from contacts`;
  await tx`
    insert into conversations (account_id, number, inbox_id, contact_id, identity_id, status, assignee_id,
      last_activity_at, last_inbound_at, unread_count, created_at)
    select account_id, id, inbox_id, contact_id, id,
      case when id % 10 < 1 then 'open' when id % 50 = 1 then 'pending' when id % 50 = 2 then 'snoozed' else 'resolved' end,
      case when id % 3 = 0 then ${people.administrator}::bigint
        when id % 3 = 1 and inbox_id > ${INBOXES - 2} then ${people.agent}::bigint end,
      now() - (${size} - id) * interval '20 seconds', now() - (${size} - id) * interval '20 seconds',
      id % 4, now() - (${size} - id) * interval '20 seconds'
    from identities`;
  await tx`update accounts set last_conversation_number = ${size} where id = ${accountId}`;
}

async function messages(tx: postgres.TransactionSql, accountId: number): Promise<void> {
  await tx`
    insert into messages (account_id, inbox_id, conversation_id, direction, content, external_id, status, at)
    select account_id, inbox_id, id, 'incoming', 'Is the dripper back in stock? ' || id, 'mid.' || id, 'sent', last_activity_at
    from conversations`;
  await tx`
    insert into messages (account_id, inbox_id, conversation_id, direction, content, external_id, status, at)
    select account_id, inbox_id, id, case when n % 2 = 0 then 'incoming' else 'outgoing' end,
      'Line ' || n, 'long.' || n, 'sent', last_activity_at - n * interval '1 minute'
    from conversations, generate_series(1, ${LONG_THREAD}) as n
    where account_id = ${accountId} and id = (select max(id) from conversations)`;
}

async function counts(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    insert into conversation_counts (account_id, inbox_id, status, assignee_id, count)
    select account_id, inbox_id, status, coalesce(assignee_id, 0), count(*)
    from conversations group by 1, 2, 3, 4`;
}
