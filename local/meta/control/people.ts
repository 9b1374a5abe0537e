import { Hono } from 'hono';
import { z } from 'zod';
import { createCustomer, meet } from '../actions/people.ts';
import type { Sim } from '../sim.ts';
import { defined } from './accounts.ts';
import { accountNamed, customerIn, read } from './read.ts';
import { customerView, threadView } from './views.ts';

const customerChanges = z.object({
  name: z.string().trim().min(1).max(80).nullable().optional(),
  username: z.string().trim().min(1).max(60).optional(),
  look: z.string().max(80).nullable().optional(),
  followerCount: z.number().int().min(0).optional(),
  verified: z.boolean().optional(),
  followsUs: z.boolean().optional(),
  weFollow: z.boolean().optional(),
  profile: z.enum(['full', 'empty', 'no_consent', 'not_found']).optional(),
  blocked: z.boolean().optional(),
  hasRole: z.boolean().optional(),
});
const newCustomer = customerChanges.extend({ account: z.string().optional() });
const toAccount = z.object({ account: z.string() });

/** Customers, and what both sides see of a thread. */
export function people(sim: Sim): Hono {
  const app = new Hono();

  app.get('/customers', (c) => {
    const wanted = c.req.query('account');
    const account = wanted === undefined ? null : accountNamed(sim, wanted).externalId;
    const found = sim.store.state.customers
      .filter((customer) => account === null || customer.account === account)
      .map((customer) => customerView(sim, customer));
    return c.json(found.sort((a, b) => (b.last?.at ?? sim.now()) - (a.last?.at ?? sim.now())));
  });
  app.post('/customers', async (c) => {
    const { account, ...wanted } = await read(c, newCustomer);
    const { externalId } = accountNamed(sim, account);
    const customer = createCustomer(sim, { ...defined(wanted), account: externalId });
    await sim.store.save();
    return c.json(customerView(sim, customer), 201);
  });
  app.patch('/customers/:igsid', async (c) => {
    const customer = customerIn(sim, c);
    Object.assign(customer, defined(await read(c, customerChanges)));
    await sim.store.save();
    sim.feed.publish({ type: 'customers' });
    return c.json(customerView(sim, customer));
  });
  /** The same person before another business, under the id they have there. */
  app.post('/customers/:igsid/meet', async (c) => {
    const customer = customerIn(sim, c);
    const { account } = await read(c, toAccount);
    const met = meet(sim, customer, accountNamed(sim, account));
    await sim.store.save();
    return c.json(customerView(sim, met));
  });

  app.get('/threads/:igsid', (c) => c.json(threadView(sim, customerIn(sim, c))));
  return app;
}
