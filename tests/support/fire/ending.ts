import { setTimeout as sleep } from 'node:timers/promises';
import { NO_MESSAGE } from './odd.ts';
import { deliver } from './play.ts';
import type { Street } from './street.ts';

const ROUNDS = 40;

/** The trouble is over. Meta delivers what is left, people press Send again where they got no answer, time goes by. */
export async function end(street: Street): Promise<void> {
  const { town } = street;
  town.calm();
  await town.revive();
  await town.settled();
  for (let round = 0; round < ROUNDS; round += 1) {
    await goOn(street);
    if (round > 0 && (await isOver(street))) return;
    await sleep(5);
  }
  throw new Error(`it does not come to an end: ${JSON.stringify(await unfinished(street))}`);
}

async function goOn(street: Street): Promise<void> {
  const { town, delivered } = street;
  for (const body of town.office.bodies) if (!delivered.has(body)) deliver(street, [body]);
  await town.settled();
  for (const { customer, text, clientId } of await unsaved(street)) {
    await street.presses(customer, text, clientId);
  }
  for (const { id } of await troubledEvents(street)) await street.replays(id);
  await street.passes(3600);
  await street.sweeps();
  await town.settled();
}

/** Replies that the product does not have, and whose agent was never told so. */
async function unsaved({ town: { sql }, shop, replies }: Street) {
  const rows = await sql<{ client_id: string }[]>`
    select distinct client_id from messages where inbox_id = ${shop.inbox.id} and client_id is not null`;
  const saved = new Set(rows.map(({ client_id }) => client_id));
  return [...replies.values()].filter(({ clientId }) => !saved.has(clientId));
}

const troubledEvents = ({ town: { sql }, account }: Street) =>
  sql<{ id: number }[]>`
    select id::int from events where entry_id = ${account} and state = 'failed'`;

const unfinished = async ({ town: { sql }, shop, account }: Street) => [
  ...(await sql`
    select lane, state, reason, attempts, due_at from events
    where entry_id = ${account} and state not in ('done', 'ignored')
      and not (state = 'waiting' and starts_with(external_id, ${NO_MESSAGE}))`),
  ...(await sql`
    select id, content, status, due_at from messages
    where inbox_id = ${shop.inbox.id} and status in ('queued', 'sending')`),
];

/** Everything was delivered, and no row asks for anything but a person's decision. */
async function isOver(street: Street): Promise<boolean> {
  const { town, delivered } = street;
  if (town.office.bodies.some((body) => !delivered.has(body))) return false;
  if ((await unsaved(street)).length > 0) return false;
  return (await unfinished(street)).length === 0;
}

/** Nothing of this street troubles the next one's sweeps. */
export async function leave({ town: { sql }, shop }: Street): Promise<void> {
  await sql`update messages set due_at = null where inbox_id = ${shop.inbox.id}`;
  await sql`update identities set profile_check_at = null where inbox_id = ${shop.inbox.id}`;
  await sql`update inboxes set problem = null where id = ${shop.inbox.id}`;
}
