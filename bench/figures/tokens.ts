import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@upstash/qstash';
import type { Outside } from '../../tests/support/doors.ts';
import type { Figure } from '../support/figure.ts';
import type { Bench } from '../support/stage.ts';

const TOKENS = 10_000;
const A_BATCH = 100;
const PATIENCE_MS = 300_000;

/**
 * From the daily cron's request to its answer, which is given when the last bell is published: that every token whose time
 * has come is asked for. What the bells bring about begins meanwhile, on the same cores.
 */
export const tokens: Figure = {
  title: 'Tokens',
  async measure(bench) {
    const ours: number[] = [];
    const alone: number[] = [];
    for (let round = 1; round <= bench.rounds; round++) {
      alone.push(await publishOnly(bench.product));
      ours.push(await schedule(bench));
      bench.say(`  round ${round} of ${bench.rounds}`);
    }
    return [
      {
        figure: '10,000 token refreshes scheduled',
        ours: { values: ours, unit: 'ms' },
        limit: { name: 'the bells alone', values: alone, unit: 'ms' },
        ceiling: 5000,
      },
    ];
  },
};

async function schedule({ product }: Bench): Promise<number> {
  const { sql, url, environment } = product;
  const [account] = await sql`insert into accounts (name) values ('Tokens') returning id`;
  await sql`
    insert into inboxes (account_id, channel, name, external_id, access_token, token_refresh_at)
    select ${account?.id}, 'instagram', 'bench', ${`bench ${randomUUID()} `} || number, 'none', now()
    from generate_series(1, ${TOKENS}) as number`;
  await sql`analyze inboxes`;

  const missed = await missedBells();
  const start = performance.now();
  const headers = { authorization: `Bearer ${environment.CRON_SECRET}` };
  const { status } = await fetch(`${url}/api/cron/refresh-tokens`, { headers });
  const took = performance.now() - start;
  if (status !== 204) throw new Error(`the cron answered ${status}`);
  if ((await missedBells()) > missed) throw new Error('the queue did not take every bell in time');

  // What is still to be asked for finds nothing any more.
  await sql`delete from accounts where id = ${account?.id}`;
  await atRest(product);
  return took;
}

/** How often the product found the queue out of reach, and did the work itself. */
async function missedBells(): Promise<number> {
  const log = await readFile(process.env.PARLEY_LOG ?? '', 'utf8');
  return log.split('queue.unreachable').length - 1;
}

/** As many messages to the same queue by nothing but its SDK; taken back before they are due. */
async function publishOnly({ environment }: Outside): Promise<number> {
  const { QSTASH_URL = '', QSTASH_TOKEN = '', APP_URL = '' } = environment;
  const client = new Client({ baseUrl: QSTASH_URL, token: QSTASH_TOKEN, enableTelemetry: false });
  const url = `${APP_URL}/never/${randomUUID()}`;
  const start = performance.now();
  for (let from = 0; from < TOKENS; from += A_BATCH) {
    await client.batchJSON(
      Array.from({ length: A_BATCH }, (_, index) => ({
        url,
        body: { inbox: from + index },
        delay: 3600,
        flowControl: { key: `bench-${from + index}`, parallelism: 1 },
      })),
    );
  }
  const took = performance.now() - start;
  await fetch(`${QSTASH_URL}/v2/messages?${new URLSearchParams({ url })}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${QSTASH_TOKEN}` },
  });
  return took;
}

/** The queue has delivered all there was. */
async function atRest({ environment }: Outside): Promise<void> {
  const { QSTASH_URL = '', QSTASH_TOKEN = '' } = environment;
  const headers = { authorization: `Bearer ${QSTASH_TOKEN}` };
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
    const response = await fetch(`${QSTASH_URL}/local/messages`, { headers });
    const pending: readonly unknown[] = await response.json();
    if (pending.length < A_BATCH) return;
    await sleep(1000);
  }
  throw new Error('the queue does not come to rest');
}
