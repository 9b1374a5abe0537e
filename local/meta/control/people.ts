import { Hono } from 'hono';
import { z } from 'zod';
import { createCustomer, customerSees, customerWrites, ownerTypes } from '../actions.ts';
import { findCustomer, type Sim } from '../sim.ts';
import { read } from './read.ts';
import { accountView, customerView, threadView } from './views.ts';

const customerChanges = z.object({
  name: z.string().trim().min(1).max(80).nullable().optional(),
  username: z.string().trim().min(1).max(60).optional(),
  look: z.string().max(80).nullable().optional(),
  followerCount: z.number().int().min(0).optional(),
  verified: z.boolean().optional(),
  followsUs: z.boolean().optional(),
  weFollow: z.boolean().optional(),
  profile: z.enum(['full', 'empty', 'no_consent']).optional(),
  blocked: z.boolean().optional(),
});

const words = z.object({ text: z.string().min(1).max(20_000), at: z.number().int().optional() });
const look = z.object({ at: z.number().int().optional() });

const defined = <T extends object>(changes: T) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** Customers and the owner of the account: who writes, who reads. */
export function people(sim: Sim): Hono {
  const app = new Hono();

  app.get('/account', (c) => c.json(accountView(sim)));

  app.get('/customers', (c) =>
    c.json(
      sim.store.state.customers
        .map((customer) => customerView(sim, customer))
        .sort((a, b) => (b.last?.at ?? sim.now()) - (a.last?.at ?? sim.now())),
    ),
  );
  app.post('/customers', async (c) => {
    const customer = createCustomer(sim, defined(await read(c, customerChanges)));
    await sim.store.save();
    return c.json(customerView(sim, customer), 201);
  });
  app.patch('/customers/:igsid', async (c) => {
    const customer = findCustomer(sim, c.req.param('igsid'));
    if (!customer) return c.json({ error: 'There is no such customer.' }, 404);
    Object.assign(customer, defined(await read(c, customerChanges)));
    await sim.store.save();
    sim.feed.publish({ type: 'customers' });
    return c.json(customerView(sim, customer));
  });
  app.post('/customers/:igsid/messages', async (c) => {
    const customer = findCustomer(sim, c.req.param('igsid'));
    if (!customer) return c.json({ error: 'There is no such customer.' }, 404);
    return c.json(await customerWrites(sim, customer.externalId, await read(c, words)), 201);
  });
  app.post('/customers/:igsid/seen', async (c) => {
    const customer = findCustomer(sim, c.req.param('igsid'));
    if (!customer) return c.json({ error: 'There is no such customer.' }, 404);
    const { at } = await read(c, look);
    return c.json(await customerSees(sim, customer.externalId, at));
  });
  app.post('/business/messages', async (c) => {
    const { to, ...said } = await read(c, words.extend({ to: z.string() }));
    if (!findCustomer(sim, to)) return c.json({ error: 'There is no such customer.' }, 404);
    return c.json(await ownerTypes(sim, to, said), 201);
  });
  app.get('/threads/:igsid', (c) => {
    const customer = findCustomer(sim, c.req.param('igsid'));
    if (!customer) return c.json({ error: 'There is no such customer.' }, 404);
    return c.json(threadView(sim, customer));
  });
  return app;
}
