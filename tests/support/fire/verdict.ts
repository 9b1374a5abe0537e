import { expect } from 'vitest';
import { DELIVERY_STATUSES, type DeliveryStatus } from '@/lib/domain/delivery';
import { NO_MESSAGE } from './odd.ts';
import type { Street } from './street.ts';

type Row = {
  readonly id: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly origin: 'desk' | 'app' | null;
  readonly content: string | null;
  readonly kinds: readonly string[];
  readonly unsent: boolean;
  readonly edits: number;
  /** What the customer thinks of it. */
  readonly emoji: string | null;
  readonly external_id: string | null;
  readonly client_id: string | null;
  readonly status: DeliveryStatus;
  readonly private: boolean;
  readonly at: Date;
  readonly created_at: Date;
};
type Said = {
  readonly mid: string;
  readonly from: 'customer' | 'business';
  readonly text: string;
  readonly at: number;
  readonly via?: 'api' | 'app';
  readonly attachments?: readonly { readonly type: string }[];
  readonly edits?: readonly unknown[];
  readonly unsentAt?: number;
  readonly reactions?: readonly { readonly by: string; readonly emoji: string }[];
};
type Conversation = {
  readonly id: number;
  readonly status: string;
  readonly unread_count: number;
  readonly last_activity_at: Date;
  readonly last_inbound_at: Date | null;
  readonly contact_seen_at: Date | null;
};

/** Whatever went wrong on the way: the rows are those of a quiet day. */
export async function judge(street: Street): Promise<void> {
  for (const customer of street.customers) await judgeThread(street, customer);
  await judgeCounts(street);
  await judgeEvents(street);
  await judgeSteps(street);
}

async function judgeThread(street: Street, customer: string): Promise<void> {
  const { messages: said } = await street.control<{ messages: readonly Said[] }>(
    'GET',
    `/threads/${customer}`,
  );
  const found = await conversationsOf(street, customer);
  expect(found, 'one conversation, and only if there is something in it').toHaveLength(
    said.length > 0 ? 1 : 0,
  );
  const [conversation] = found;
  if (!conversation) return;

  const rows = await rowsOf(street, conversation.id);
  const shown = rows.filter(({ external_id }) => external_id !== null);
  expect(shown.map(inTheirWords), 'every message once, in the provider’s order').toEqual(
    said.map(asItStands),
  );

  const seenAt = newestSeen(street, said);
  expect(conversation.contact_seen_at?.getTime() ?? null, 'what was seen').toBe(seenAt);
  expect(
    shown.map(({ status }) => status),
    'how far each has come',
  ).toEqual(shown.map((row) => statusOf(row, seenAt)));
  judgeTimes(conversation, rows, { said, reactedAt: reactionsAt(street, customer) });
  expect(conversation.unread_count, 'unread').toBe(await unread(street, conversation.id));
  judgeReplies(street, { customer, rows, said });
}

const inTheirWords = ({ external_id, direction, at, content, ...row }: Row) => ({
  mid: external_id,
  from: direction === 'incoming' ? 'customer' : 'business',
  at: at.getTime(),
  text: content,
  kinds: row.kinds,
  unsent: row.unsent,
  edits: row.edits,
  emoji: row.emoji,
});

function asItStands({ mid, from, at, ...said }: Said) {
  const { text, attachments = [], edits = [], unsentAt, reactions = [] } = said;
  const gone = { text: null, kinds: [], unsent: true, edits: 0, emoji: null };
  if (unsentAt) return { mid, from, at, ...gone };
  return {
    ...{ mid, from, at },
    text: text || null,
    kinds: attachments.map(({ type }) => type),
    unsent: false,
    edits: edits.length,
    emoji: reactions.find(({ by }) => by === 'customer')?.emoji ?? null,
  };
}

function statusOf({ direction, origin, at }: Row, seenAt: number | null): DeliveryStatus {
  if (direction === 'incoming') return 'sent';
  if (seenAt !== null && at.getTime() <= seenAt) return 'read';
  return origin === 'desk' ? 'sent' : 'delivered';
}

/** When the customer put an emoji to something, at all. */
const reactionsAt = ({ town }: Street, customer: string): number[] =>
  town.office.bodies.flatMap((body) => {
    const [item] = JSON.parse(body).entry[0].messaging ?? [];
    const isTheirs = item?.sender?.id === customer && item.reaction?.action === 'react';
    return isTheirs && !item.reaction.mid.startsWith(NO_MESSAGE) ? [item.timestamp] : [];
  });

type Acts = { readonly said: readonly Said[]; readonly reactedAt: readonly number[] };

function judgeTimes(
  conversation: Conversation,
  rows: readonly Row[],
  { said, reactedAt }: Acts,
): void {
  const written = rows.flatMap((row) => (row.origin === 'desk' ? [row.created_at.getTime()] : []));
  const times = said.map(({ at }) => at);
  expect(conversation.last_activity_at.getTime(), 'last activity').toBe(
    Math.max(...written, ...times),
  );
  const inbound = said.flatMap(({ from, at }) => (from === 'customer' ? [at] : []));
  // A reaction to what was unsent before it came here says nothing any more.
  const lastInboundAt = conversation.last_inbound_at?.getTime() ?? null;
  expect([...inbound, ...reactedAt, null], 'an act of the customer').toContain(lastInboundAt);
  expect(lastInboundAt ?? 0, 'last inbound').toBeGreaterThanOrEqual(Math.max(0, ...inbound));
}

type Thread = {
  readonly customer: string;
  readonly rows: readonly Row[];
  readonly said: readonly Said[];
};

/** None sent more often than people asked for it, none lost, each said to be what it is. */
function judgeReplies({ replies, asks }: Street, { customer, rows, said }: Thread): void {
  const ours = rows.filter(({ origin, private: isNote }) => origin === 'desk' && !isNote);
  const pressed = [...replies.values()].filter((reply) => reply.customer === customer);
  expect(
    new Set(ours.map(({ client_id }) => client_id)),
    'every reply is kept, and no other',
  ).toEqual(new Set(pressed.map(({ clientId }) => clientId)));

  const sent = said.flatMap(({ via, text }) => (via === 'api' ? [text] : []));
  for (const text of new Set([...ours.map(({ content }) => content), ...sent])) {
    const same = ours.filter(({ content }) => content === text);
    const allowed = same.reduce(
      (sum, { client_id }) => sum + 1 + (asks.get(client_id ?? '') ?? 0),
      0,
    );
    const times = sent.filter((each) => each === text).length;
    expect(times, `“${text}” is sent as often as was asked`).toBeLessThanOrEqual(allowed);
    if (allowed === 1) {
      const arrived = ['sent', 'delivered', 'read'].includes(same[0]?.status ?? '');
      expect(times, `“${text}” is ${same[0]?.status}`).toBe(arrived ? 1 : 0);
    }
  }
  const isAsked = pressed.some(({ clientId }) => asks.has(clientId));
  const order = ours.map(({ content }) => content);
  if (!isAsked && new Set(order).size === order.length) {
    expect(sent, 'in the order of writing').toEqual(
      order.filter((text) => sent.includes(text ?? '')),
    );
  }
}

const conversationsOf = ({ town: { sql }, shop }: Street, customer: string) =>
  sql<Conversation[]>`
    select conversations.id::int, conversations.status, unread_count, last_activity_at, last_inbound_at, contact_seen_at
    from conversations join identities on identities.id = conversations.identity_id
    where identities.inbox_id = ${shop.inbox.id} and identities.external_id = ${customer}`;

const rowsOf = ({ town: { sql } }: Street, conversation: number) =>
  sql<Row[]>`
    select messages.id::int, direction, origin, content, kinds, external_id, client_id, status, private, messages.at,
      created_at, edits, unsent_at is not null as unsent, emoji
    from messages left join reactions on message_id = messages.id and by = 'contact'
    where conversation_id = ${conversation} and direction <> 'activity' order by messages.at, messages.id`;

/** The newest message that a delivered mark speaks of. */
function newestSeen({ town }: Street, said: readonly Said[]): number | null {
  const marks = town.office.bodies.join('\n');
  const seen = said.filter(({ mid }) => marks.includes(`"read":{"mid":"${mid}"}`));
  return seen.length > 0 ? Math.max(...seen.map(({ at }) => at)) : null;
}

/** What came in since somebody last looked, in the order of the commits. */
async function unread({ town: { sql } }: Street, conversation: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from fire_log
    where conversation_id = ${conversation} and step = 'came in' and seq > coalesce((
      select max(seq) from fire_log where conversation_id = ${conversation} and step = 'was opened'), 0)`;
  return row?.count ?? -1;
}

async function judgeCounts({ town: { sql }, shop: { accountId } }: Street): Promise<void> {
  const kept = await sql`
    select inbox_id::int, status, assignee_id::int, count from conversation_counts
    where account_id = ${accountId} and count <> 0 order by 1, 2, 3`;
  const counted = await sql`
    select inbox_id::int, status, coalesce(assignee_id, 0)::int as assignee_id, count(*)::int from conversations
    where account_id = ${accountId} group by 1, 2, 3 order by 1, 2, 3`;
  expect([...kept], 'counts').toEqual([...counted]);

  const [people] = await sql`
    select (select count(*)::int from contacts where account_id = ${accountId}) as contacts,
      (select count(*)::int from identities where account_id = ${accountId}) as identities`;
  expect(people?.contacts, 'one contact a person').toBe(people?.identities);
}

async function judgeEvents({ town, account }: Street): Promise<void> {
  const { sql, office } = town;
  const rows = await sql<{ state: string; raw: string }[]>`
    select state, raw from events where entry_id = ${account}`;
  const items = office.bodies.flatMap((body) => {
    const { object, entry } = JSON.parse(body);
    const [{ id, messaging }] = entry;
    return id === account ? [JSON.stringify([object, messaging?.[0] ?? entry])] : [];
  });
  expect(rows, 'one event for each that Meta sent').toHaveLength(new Set(items).size);
  const isOver = ({ state, raw }: (typeof rows)[number]) =>
    state === 'done' || state === 'ignored' || raw.includes(NO_MESSAGE);
  expect(rows.filter((row) => !isOver(row))).toEqual([]);
}

const OUTCOMES = ['unknown', 'failed', 'sent', 'delivered', 'read'];

/** Forward only; but for a person's retry, and for a row that had taken another's id and gave it back. */
async function judgeSteps({ town: { sql }, shop, asks }: Street): Promise<void> {
  const steps = await sql<
    { was: DeliveryStatus; now: DeliveryStatus; gave_back: boolean; client_id: string | null }[]
  >`
    select was, now, gave_back, client_id from fire_log
    where inbox_id = ${shop.inbox.id} and step = 'status' order by seq`;
  const back = steps.filter(({ was, now, gave_back, client_id }) => {
    if (!OUTCOMES.includes(was)) return false;
    if (now === 'queued') return !asks.has(client_id ?? '');
    return DELIVERY_STATUSES.indexOf(now) < DELIVERY_STATUSES.indexOf(was) && !gave_back;
  });
  expect(back, 'no status goes back').toEqual([]);
}
