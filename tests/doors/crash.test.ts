import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { burst, crowd } from '../support/crash/burst.ts';
import { type Customer, carry, send, sendAgain, shownOf } from '../support/crash/customer.ts';
import { type Deployment, deployToKill } from '../support/crash/deployment.ts';
import { recover } from '../support/crash/recovery.ts';
import { judge } from '../support/crash/verdict.ts';
import { STORIES, walk } from '../support/crash/walk.ts';
import { numbers } from '../support/numbers.ts';

/** CONTRIBUTING says how to let it run for longer, and how to throw the same dice again. */
const { CRASH_ROUNDS, CRASH_SEED } = process.env;
const ROUNDS = Array.from({ length: Number(CRASH_ROUNDS ?? 1) }, (_, index) => index + 1);
const SEED = Number(CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A server starts some thirty times, which takes a busy machine its time. */
const TIMEOUT = 900_000;

const random = numbers(SEED);
let product: Deployment;

beforeAll(async () => {
  console.log(`CRASH_SEED=${SEED}`);
  product = await deployToKill();
}, TIMEOUT);
afterAll(() => product?.stop());

/** It recovers by itself, is killed in the middle of that, and recovers; then everybody repeats what was not answered. */
async function holds(customers: readonly Customer[], crashes = 0): Promise<void> {
  await recover(product, crashes, random);
  for (const customer of customers) await judge(product, customer, { complete: false });

  for (const customer of customers) {
    await carry(product, customer);
    for (const reply of customer.replies) {
      if (!reply.isAnswered) await send(product, customer, reply);
    }
  }
  await recover(product);
  for (const customer of customers) await judge(product, customer, { complete: true });
}

/** Ada has what is not confirmed sent again. Tells how much that was. */
async function asksAgain(customers: readonly Customer[]): Promise<number> {
  let asked = 0;
  for (const customer of customers) {
    for (const { id, status } of await shownOf(product, customer)) {
      if (status !== 'unknown') continue;
      await sendAgain(product, customer, id);
      asked += 1;
    }
  }
  await recover(product);
  return asked;
}

describe.each(ROUNDS)('the web process is killed with -9 (round %i)', () => {
  test('in a burst of 500 webhooks: each that was answered 200 is shown once', {
    timeout: TIMEOUT,
  }, async () => {
    const customers = await crowd(product, random);
    const { posted, refused } = await burst(product, customers, { deaths: 2, random });
    expect(posted).toBe(500);
    expect(refused, 'webhooks during which it died').toBeGreaterThan(0);
    await holds(customers);
  });

  test('at each commit of receiving and of sending: nothing lost, nothing twice', {
    timeout: TIMEOUT,
  }, async () => {
    const met: Customer[] = [];
    for (const story of STORIES) {
      const { commits, customers } = await walk(product, story);
      expect(commits, `commits while ${story.name}`).toBeGreaterThanOrEqual(story.fewest);
      met.push(...customers);
    }
    await holds(met, 2);

    expect(await asksAgain(met), 'replies that were claimed and never sent').toBeGreaterThan(0);
    for (const customer of met) await carry(product, customer);
    await recover(product);
    for (const customer of met) {
      await judge(product, customer, { complete: true });
      const statuses = (await shownOf(product, customer)).map(({ status }) => status);
      expect(new Set(statuses).difference(new Set(['sent', 'delivered'])).size).toBe(0);
    }
  });
});
