import { type Customer, newCustomer, unanswered, writes } from './customer.ts';
import type { Deployment } from './deployment.ts';

const CUSTOMERS = 25;
const MESSAGES = 18;
const REPEATED = 50;
const SENDERS = 20;

type Random = () => number;

/** Customers who have written in turns; none of it is delivered. */
export async function crowd(product: Deployment, random: Random): Promise<readonly Customer[]> {
  const customers = await Promise.all(
    Array.from({ length: CUSTOMERS }, () => newCustomer(product)),
  );
  const turns = customers.flatMap((customer) => Array.from({ length: MESSAGES }, () => customer));
  const start = Date.now() - turns.length * 1000;
  await Promise.all(
    shuffled(turns, random).map((customer, turn) => writes(product, customer, start + turn * 1000)),
  );
  return customers;
}

/** 500 webhooks, some of them twice, in any order. The server is killed so many times meanwhile. */
export async function burst(
  product: Deployment,
  customers: readonly Customer[],
  { deaths, random }: { readonly deaths: number; readonly random: Random },
): Promise<{ readonly posted: number; readonly refused: number }> {
  const once = customers.flatMap((customer) => unanswered(product, customer));
  const bodies = shuffled([...once, ...shuffled(once, random).slice(0, REPEATED)], random);
  const dooms = Array.from({ length: deaths }, (_, death) =>
    Math.floor(((death + 0.2 + random() * 0.6) / deaths) * bodies.length),
  );
  const waiting = [...bodies];
  const died: Promise<void>[] = [];
  let reviving: Promise<void> | undefined;
  let refused = 0;

  const doom = async () => {
    await product.killAt(1 + Math.floor(random() * 5), random() < 0.5 ? 'before' : 'after');
    reviving = product.restart();
    await reviving;
  };
  const sender = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      if (dooms.includes(bodies.length - waiting.length)) died.push(doom());
      if (!(await product.post(body))) refused += 1;
      await reviving;
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await Promise.all(died);
  return { posted: bodies.length, refused };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
