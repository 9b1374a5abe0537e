import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { connect, sha256 } from '../../tests/support/doors.ts';
import { startProduct } from '../../tests/support/product.ts';
import { bareNext } from '../support/bare.ts';
import { postman, strangers } from '../support/customers.ts';
import type { Figure, Row } from '../support/figure.ts';
import { load, type Pace, paceOf } from '../support/load.ts';
import type { Bench } from '../support/stage.ts';

const CONNECTIONS = [1, 10, 50];
const SECONDS = 3;

type Lap = { readonly ours: Pace; readonly bare: Pace; readonly insert: Pace };

/**
 * How fast the door answers: read, verify, split, commit, 200. The bells go to a queue that takes them and delivers
 * nothing, because what they ask for is measured as its own figure.
 */
export const webhook: Figure = {
  title: 'Webhook answers',
  async measure(bench) {
    const targets = await prepare(bench);
    const laps = new Map<number, Lap[]>(CONNECTIONS.map((connections) => [connections, []]));
    for (let round = 0; round <= bench.rounds; round++) {
      for (const connections of CONNECTIONS) {
        const lap = await run(targets, connections);
        // The first round warms up.
        if (round > 0) laps.get(connections)?.push(lap);
      }
      bench.say(`  round ${round} of ${bench.rounds}`);
    }
    return [...laps].flatMap(([connections, each]) => rows(connections, each));
  },
};

async function prepare(bench: Bench) {
  const { product } = bench;
  const queue = await deafQueue(bench);
  const ours = await startProduct({ QSTASH_URL: queue });
  bench.onStop(() => ours.stop());
  const bare = await bareNext(bench);
  const { externalId } = await connect(product);
  const { letter } = postman(product, externalId);
  const people = strangers(1000);
  let posted = 0;
  const next = () => letter(people[posted++ % people.length] ?? '');
  const sql = postgres(product.databaseUrl, { max: 10, onnotice: () => undefined });
  bench.onStop(() => sql.end({ timeout: 1 }));
  return { ours: `${ours.url}/webhooks/instagram`, bare: `${bare.url}/read`, next, sql };
}

type Targets = Awaited<ReturnType<typeof prepare>>;

async function run({ ours, bare, next, sql }: Targets, connections: number): Promise<Lap> {
  const how = { connections, seconds: SECONDS, next };
  return {
    bare: await load({ url: bare, ...how }),
    ours: await load({ url: ours, ...how }),
    insert: await insertOnly(sql, connections, next),
  };
}

/** The same rows by nothing but the insert, each committed before the next of its connection. */
async function insertOnly(
  sql: postgres.Sql,
  connections: number,
  next: Targets['next'],
): Promise<Pace> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  const work = async () => {
    while (performance.now() < end) {
      const { body: raw } = next();
      const start = performance.now();
      await sql`
        insert into events ${sql({ object: 'instagram', entry_id: 'bench', digest: sha256(raw), lane: 'bench', raw, state: 'ignored', at: new Date() })}
        on conflict do nothing`;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return paceOf(times, SECONDS);
}

/** Says yes to every batch, and rings nobody. */
async function deafQueue(bench: Bench): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify([{ messageId: randomBytes(8).toString('hex') }]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bench.onStop(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function rows(connections: number, laps: readonly Lap[]): Row[] {
  const pick = (of: keyof Lap, what: keyof Pace) => laps.map((lap) => lap[of][what]);
  const name = `webhook, ${connections} ${connections === 1 ? 'connection' : 'connections'}`;
  const beside = (figure: string, what: keyof Pace, unit: 'a second' | 'ms') => {
    const ours = { values: pick('ours', what), unit };
    return (of: 'bare' | 'insert', limit: string, aim?: Row['aim']): Row => ({
      figure,
      ours,
      limit: { name: limit, values: pick(of, what), unit },
      ...(aim && { aim }),
    });
  };
  const answers = beside(`${name}: answers`, 'aSecond', 'a second');
  const middle = beside(`${name}: p50`, 'p50', 'ms');
  const slow = beside(`${name}: p99`, 'p99', 'ms');
  return [
    answers('bare', 'bare handler', { atLeast: 0.7 }),
    answers('insert', 'raw insert'),
    middle('bare', 'bare handler'),
    slow('bare', 'bare handler', { atMost: 2 }),
    slow('insert', 'raw insert'),
  ];
}
