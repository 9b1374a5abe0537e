import type { Side } from '../fire/database-door.ts';
import type { Deployment } from './deployment.ts';

const ROUNDS = 40;

/** Pseudo-random numbers from 0 up to 1. */
type Random = () => number;

/**
 * Time goes by and the cron comes, until nothing changes any more. So many of the first rounds are themselves cut short,
 * at one of their commits.
 */
export async function recover(product: Deployment, crashes = 0, random: Random = Math.random) {
  await product.idle();
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await progress(product);
    if (round < crashes) await crashing(product, random);
    else await sweep(product);
    const after = await progress(product);
    if (after.isOver && after.rows === before.rows) return;
  }
  throw new Error(`it does not come to an end: ${(await progress(product)).rows}`);
}

async function sweep(product: Deployment): Promise<void> {
  await product.passes(3600);
  await product.sweep();
  await product.idle();
}

async function crashing(product: Deployment, random: Random): Promise<void> {
  const side: Side = random() < 0.5 ? 'before' : 'after';
  // A sweep has some commits of its own before it rings any bell.
  void product.killAt(3 + Math.floor(random() * 12), side);
  await sweep(product);
  product.spare();
  if (product.isDead()) await product.restart();
}

/** How far everything has come. It is over when the product has nothing left to do by itself. */
async function progress({ sql }: Deployment) {
  const events = await sql`select state, count(*)::int from events group by state order by state`;
  const messages = await sql`
    select id::int, status, problem from messages where direction = 'outgoing' order by id`;
  const isOver =
    events.every(({ state }) => state === 'done' || state === 'ignored') &&
    messages.every(({ status }) => status !== 'queued' && status !== 'sending');
  return { isOver, rows: JSON.stringify([events, messages]) };
}
