import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLines } from '@/db/lines';
import { type DatabaseDoor, startDatabaseDoor } from '../support/fire/database-door.ts';

/** A pool of one: what a broken connection leaves behind is there for the next caller to find. */
let door: DatabaseDoor;
let db: PostgresJsDatabase & { $client: postgres.Sql };
const direct = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });

beforeAll(() => direct`create table lost_and_found (word text not null)`);
afterAll(async () => {
  await direct`drop table lost_and_found`;
  await direct.end();
});
beforeEach(async () => {
  await direct`delete from lost_and_found`;
  door = await startDatabaseDoor(process.env.DATABASE_URL ?? '');
  db = drizzle({ client: openLines(door.url, { max: 1, onnotice: () => undefined }) });
});
afterEach(async () => {
  await db.$client.end();
  await door.stop();
});

const put = (word: string | null) => sql`insert into lost_and_found values (${word})`;
const kept = async () => (await direct`select word from lost_and_found`).map(({ word }) => word);
const one = () => db.execute(sql`select 1 as one`);
const CLOSED = { cause: { code: 'CONNECTION_CLOSED' } };
const breaks = () => {
  door.shut();
  door.open();
};

test('a transaction whose connection breaks fails, and the next one goes well', async () => {
  const broken = db.transaction(async (tx) => {
    await tx.execute(put('half'));
    setTimeout(breaks, 20);
    await tx.execute(sql`select pg_sleep(5)`);
  });
  await expect(broken).rejects.toMatchObject(CLOSED);

  await db.transaction((tx) => tx.execute(put('whole')));
  expect(await kept()).toEqual(['whole']);
});

test('what a broken transaction still asks for is not done outside of it', async () => {
  const broken = db.transaction(async (tx) => {
    await tx.execute(put('first half'));
    breaks();
    await expect(tx.execute(sql`select 1`)).rejects.toMatchObject(CLOSED);
    await tx.execute(put('second half'));
  });
  await expect(broken).rejects.toMatchObject(CLOSED);

  expect(await kept()).toEqual([]);
  expect(await one()).toEqual([{ one: 1 }]);
});

test('what a transaction asks for after its end is not done inside of the next', async () => {
  const { promise: isServing, resolve: serves } = Promise.withResolvers<void>();
  const late: Promise<unknown>[] = [];
  const first = db.transaction(async (tx) => {
    late.push(isServing.then(() => tx.execute(put('late'))).catch((error: unknown) => error));
    await tx.execute(sql`select 1 / 0`);
  });
  await expect(first).rejects.toMatchObject({ cause: { code: '22012' } });
  await db.transaction(async (tx) => {
    await tx.execute(put('next'));
    serves();
    expect(await late[0]).toMatchObject({ cause: { code: 'TRANSACTION_OVER' } });
  });

  expect(await kept()).toEqual(['next']);
});

test('a refusal that the work looked away from undoes it all the same', async () => {
  const careless = db.transaction(async (tx) => {
    await tx.execute(put('before'));
    await tx.execute(put(null)).catch(() => undefined);
  });
  await expect(careless).rejects.toMatchObject({ code: '23502' });

  await db.transaction(async (tx) => {
    await tx.execute(put('before'));
    await tx.transaction((part) => part.execute(put(null))).catch(() => undefined);
    await tx.transaction((part) => part.execute(put('after')));
  });
  expect(await kept()).toEqual(['before', 'after']);
});

test('an answer and the end at one moment leave a pool that serves', async () => {
  for (let round = 0; round < 4; round += 1) {
    door.arm({ nth: 1, side: 'after', spring: (client) => client.destroy() });
    const broken = db.transaction((tx) => tx.execute(put('kept')));
    await expect(broken).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(await one()).toEqual([{ one: 1 }]);
  }
  expect(await kept()).toHaveLength(4);
});

test('a crowd that loses every connection at once finds a pool that serves', async () => {
  const crowd = drizzle({ client: openLines(door.url, { max: 4, onnotice: () => undefined }) });
  for (let round = 0; round < 3; round += 1) {
    const all = Array.from({ length: 20 }, (_, index) =>
      crowd.transaction(async (tx) => {
        await tx.execute(put(`${round} ${index}`));
        if (index === 6) breaks();
        await tx.execute(sql`select 1`);
      }),
    );
    const ends = await Promise.allSettled(all);
    expect(ends.some(({ status }) => status === 'rejected')).toBe(true);
    const whole = await Promise.all(
      Array.from({ length: 12 }, () => crowd.execute(sql`select 1 as one`)),
    );
    expect(whole).toHaveLength(12);
    const done = ends.flatMap(({ status }, index) =>
      status === 'fulfilled' ? [`${round} ${index}`] : [],
    );
    expect(await kept()).toEqual(expect.arrayContaining(done));
  }
  await crowd.$client.end();
});

test('a server that lets nobody in is asked again by the next', async () => {
  door.shut();
  await expect(one()).rejects.toMatchObject({ cause: { code: '57P03' } });
  door.open();
  expect(await one()).toEqual([{ one: 1 }]);
});
