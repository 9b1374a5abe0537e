import { readFile } from 'node:fs/promises';
import { db } from '@/db/client';
import { anyUser, lockFirstUser } from '@/db/queries/users';
import { type SignIn, seedTeam } from './seed/team';
import { seedThread } from './seed/thread';
import { type World, worldSchema } from './seed/world';

/** The demo of the first run: a team, an inbox and its past. Leaves a database that has people in it alone. */
export async function seedDemo(world: World, signIn: SignIn): Promise<'seeded' | 'has people'> {
  const now = new Date();
  return db.transaction(async (tx) => {
    await lockFirstUser(tx);
    if (await anyUser(tx)) return 'has people';

    const team = await seedTeam(tx, { world, signIn, now });
    const customers = new Map(world.customers.map((each) => [each.externalId, each]));
    const threads = world.threads.toSorted((a, b) => started(a) - started(b));
    for (const [index, thread] of threads.entries()) {
      const customer = customers.get(thread.customer);
      if (customer) await seedThread(tx, { team, thread, customer, index });
    }
    return 'seeded';
  });
}

const started = ({ messages }: World['threads'][number]) => messages[0]?.at.getTime() ?? 0;

if (import.meta.main) {
  const [file = ''] = process.argv.slice(2);
  const world = worldSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const { DEMO_EMAIL, DEMO_PASSWORD } = process.env;
  await seedDemo(world, {
    email: (DEMO_EMAIL || 'demo@parley.test').trim().toLowerCase(),
    password: DEMO_PASSWORD || 'parley-demo',
  });
  await db.$client.end();
}
