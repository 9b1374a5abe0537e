import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { freePort } from '../../local/start/ports.ts';
import { ROOT } from '../../local/start/programs.ts';
import { startWeb } from '../../local/start/web.ts';
import { signedIn } from '../../tests/support/doors.ts';
import { type Crowd, gather } from '../support/crowd.ts';
import { type Figure, quantile, type Row } from '../support/figure.ts';
import { type Looks, looksOf } from '../support/looks.ts';
import type { Bench } from '../support/stage.ts';

const SIZES = [10_000, 1_000_000];
const REPEATS = 40;

/** What the desk asks the database, and its doors, at two sizes: it should cost the same. */
export const queries: Figure = {
  title: 'Queries',
  async measure(bench) {
    const sizes: Measured[] = [];
    for (const size of SIZES) {
      bench.say(`  gathering ${size.toLocaleString('en')} conversations …`);
      const crowd = await gather(bench, size);
      sizes.push({ size, ...(await measureOne(bench, crowd, size)) });
    }
    return sizes.flatMap(rows(sizes[0]));
  },
};

type Times = ReadonlyMap<string, readonly number[]>;
type Measured = { readonly size: number; readonly statements: Times; readonly doors: Times };

async function measureOne(bench: Bench, crowd: Crowd, size: number) {
  const { openDatabase } = await import('@/db/client');
  const db = openDatabase(crowd.url);
  bench.onStop(() => db.$client.end({ timeout: 1 }));
  const looks = looksOf(crowd);
  const statements = new Map<string, number[]>(Object.keys(looks).map((name) => [name, []]));
  for (let round = 0; round <= bench.rounds; round++) {
    for (const [name, look] of Object.entries(looks)) {
      const median = await timed(() => look(db));
      // The first round warms up.
      if (round > 0) statements.get(name)?.push(median);
    }
  }
  if (bench.explain) await explainAll(crowd, looks, size);
  await db.$client.end();
  return { statements, doors: await measureDoors(bench, crowd) };
}

/** The median of some repeats, in ms. */
async function timed(look: () => PromiseLike<unknown>): Promise<number> {
  const times: number[] = [];
  for (let each = 0; each < REPEATS; each++) {
    const start = performance.now();
    await look();
    times.push(performance.now() - start);
  }
  return quantile(times);
}

/** The same over HTTP, session and all, from a product that runs on this database. */
async function measureDoors(bench: Bench, { url, accountId, long }: Crowd): Promise<Times> {
  const { environment } = bench.product;
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const own = { DATABASE_URL: url, PORT: String(port), APP_URL: address, NEXTAUTH_URL: address };
  const web = await startWeb({ port, environment: { ...environment, ...own } });
  bench.onStop(() => web.stop());
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = environment;
  const administrator = await signedIn(address, DEMO_EMAIL, DEMO_PASSWORD);
  const agent = await signedIn(address, 'mia@parley.test', DEMO_PASSWORD);
  const base = `/api/accounts/${accountId}/conversations`;
  const doors = new Map<string, number[]>();
  for (let round = 0; round <= bench.rounds; round++) {
    for (const [name, visit, path] of [
      ['GET list, administrator', administrator, base],
      ['GET list, agent of two inboxes', agent, base],
      ['GET thread of 10,000', administrator, `${base}/${long}/messages`],
    ] as const) {
      const median = await timed(async () => {
        const response = await visit(path);
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
        await response.arrayBuffer();
      });
      if (round > 0) doors.set(name, [...(doors.get(name) ?? []), median]);
    }
  }
  await web.stop();
  return doors;
}

/** Keeps how PostgreSQL went about each query, buffers and all. */
async function explainAll(crowd: Crowd, looks: Looks, size: number): Promise<void> {
  const { openDatabase } = await import('@/db/client');
  const { $client: client } = openDatabase(crowd.url);
  const asked: { query: string; params: unknown[] }[] = [];
  const db = drizzle({
    client,
    logger: { logQuery: (query, params) => asked.push({ query, params }) },
  });
  const plans: string[] = [];
  for (const [name, look] of Object.entries(looks)) {
    asked.length = 0;
    await look(db);
    for (const { query, params } of [...asked]) {
      const lines = await client.unsafe(`explain (analyze, buffers) ${query}`, params as string[]);
      plans.push(`-- ${name}`, query, ...lines.map((line) => String(line['QUERY PLAN'])), '');
    }
  }
  await client.end();
  const folder = join(ROOT, 'bench/results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `plans-${size}.txt`), plans.join('\n'));
}

/** Each size beside the smallest: flat is 1. The aims are for what the database is asked; a door adds a session to it. */
const rows =
  (smallest: Measured | undefined) =>
  ({ size, statements, doors }: Measured): Row[] => {
    const row =
      (base: Times | undefined) =>
      ([name, values]: [string, readonly number[]]): Row => ({
        figure: `${name}, ${size.toLocaleString('en')}`,
        ours: { values, unit: 'ms' },
        ...(size !== smallest?.size && {
          limit: { name: 'at the smaller size', values: base?.get(name) ?? [], unit: 'ms' },
        }),
      });
    return [
      ...[...statements]
        .map(row(smallest?.statements))
        .map((each) => ({ ...each, ceiling: each.figure.startsWith('thread') ? 10 : 15 })),
      ...[...doors].map(row(smallest?.doors)),
    ];
  };
