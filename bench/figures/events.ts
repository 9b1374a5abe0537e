import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Outside } from '../../tests/support/doors.ts';
import { introduce, type Postman, postman, strangers } from '../support/customers.ts';
import { type Figure, quantile, type Row } from '../support/figure.ts';
import type { Bench } from '../support/stage.ts';

const EVENTS = 1000;
const POSTING_AT_ONCE = 10;
const PATIENCE_MS = 180_000;
const LAG_SECONDS = 10;

/** From the webhook to the committed message, with the whole stack on this machine. */
export const events: Figure = {
  title: 'Events',
  async measure(bench) {
    const one: number[] = [];
    const known: number[] = [];
    const fresh: number[] = [];
    const lags: number[][] = [];
    for (let round = 1; round <= bench.rounds; round++) {
      one.push(await burst(bench, 1, true));
      known.push(await burst(bench, EVENTS, true));
      fresh.push(await burst(bench, EVENTS, false));
      lags.push(await lag(bench, quantile(known) / 2));
      bench.say(`  round ${round} of ${bench.rounds}`);
    }
    return [
      pace('events, 1 contact', one),
      pace('events, 1,000 contacts', known),
      { ...pace('events, 1,000 contacts, all new', fresh), note: NEW },
      ...[0.5, 0.95, 0.99].map(
        (share): Row => ({
          figure: `lag at half the rate of 1,000 contacts, p${share * 100}`,
          ours: { values: lags.map((each) => quantile(each, share)), unit: 'ms' },
        }),
      ),
    ];
  },
};

const NEW = 'each also starts a conversation and asks the provider for a profile';

const pace = (figure: string, values: readonly number[]): Row => ({
  figure,
  ours: { values, unit: 'a second' },
  aim: { atLeast: 150 },
});

/** Posts all events as fast as they are answered; events a second until the last is committed. */
async function burst(bench: Bench, people: number, known: boolean): Promise<number> {
  const { product } = bench;
  const inbox = await connect(product);
  const customers = strangers(people);
  if (known) await introduce(product, inbox, customers);
  const letters = postman(product, inbox.externalId);

  const start = performance.now();
  let next = 0;
  const poster = async () => {
    while (next < EVENTS) await post(product, letters, customers[next++ % people] ?? '');
  };
  await Promise.all(Array.from({ length: POSTING_AT_ONCE }, poster));
  await arrived(product, inbox.inboxId);
  const rate = EVENTS / ((performance.now() - start) / 1000);
  await atRest(product);
  return rate;
}

async function post(product: Outside, { letter }: Postman, customer: string): Promise<string> {
  const { mid, body, headers } = letter(customer);
  const { status } = await fetch(`${product.url}/webhooks/instagram`, {
    method: 'POST',
    headers,
    body,
  });
  if (status !== 200) throw new Error(`a webhook was answered ${status}`);
  return mid;
}

async function arrived({ sql }: Outside, inboxId: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [row] =
      await sql`select count(*)::int as count from messages where inbox_id = ${inboxId}`;
    if (row?.count >= EVENTS) return;
    if (performance.now() > end) throw new Error(`only ${row?.count} of ${EVENTS} events arrived`);
    await sleep(20);
  }
}

/** Posts at a steady rate, whatever the answers; milliseconds from the post to the commit, to within a look. */
async function lag(bench: Bench, rate: number): Promise<readonly number[] & number[]> {
  const { product } = bench;
  const inbox = await connect(product);
  const customers = strangers(EVENTS);
  await introduce(product, inbox, customers);
  const letters = postman(product, inbox.externalId);
  const sent = new Map<string, number>();
  const lags: number[] = [];
  const total = Math.round(rate * LAG_SECONDS);
  const posting: Promise<unknown>[] = [];

  const start = performance.now();
  for (let posted = 0; lags.length < total; ) {
    const now = performance.now();
    if (now - start > PATIENCE_MS) throw new Error(`${total - lags.length} events did not arrive`);
    for (; posted < Math.min(total, ((now - start) / 1000) * rate); posted++) {
      const letter = letters.letter(customers[posted % EVENTS] ?? '');
      sent.set(letter.mid, now);
      posting.push(post(product, { letter: () => letter }, ''));
    }
    for (const mid of await committed(product, inbox.inboxId, [...sent.keys()])) {
      lags.push(performance.now() - (sent.get(mid) ?? 0));
      sent.delete(mid);
    }
    await sleep(4);
  }
  await Promise.all(posting);
  await atRest(product);
  return lags;
}

async function committed({ sql }: Outside, inboxId: string, mids: readonly string[]) {
  if (mids.length === 0) return [];
  const rows = await sql`
    select external_id from messages where inbox_id = ${inboxId} and external_id = any(${sql.array([...mids])})`;
  return rows.map(({ external_id }) => String(external_id));
}

/** Profiles are still being fetched when the last message is there; the next round begins after them. */
async function atRest({ sql }: Outside): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const [row] = await sql`
      select exists (select from identities where profile_check_at <= now()) as busy`;
    if (!row?.busy) return;
    await sleep(100);
  }
}
