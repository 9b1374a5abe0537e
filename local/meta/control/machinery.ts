import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { faultRequest } from '../faults.ts';
import type { Note } from '../feed.ts';
import type { Sim } from '../sim.ts';
import { FIELDS } from '../subscriptions.ts';
import { switchesSchema } from '../switches.ts';
import { read } from './read.ts';
import { clockView } from './views.ts';

const HEARTBEAT = 15_000;

const handshakeRequest = z.object({
  verifyToken: z.string().optional(),
  challenge: z.string().optional(),
});
const dashboardChanges = z.object({
  name: z.string().min(1).max(60).optional(),
  redirectUris: z.array(z.string()).optional(),
  fields: z.array(z.enum(FIELDS)).optional(),
});
/** Forty days at once are enough for every rule that Meta has a time for, but the token's. */
const clockRequest = z.object({
  advance: z
    .number()
    .int()
    .min(0)
    .max(100 * 86_400_000),
});

/** Everything about Meta itself: faults, switches, the app's dashboard, the clock, the ledger. */
export function machinery(sim: Sim): Hono {
  const app = new Hono();
  const changed = () => sim.feed.publish({ type: 'settings' });

  app.get('/faults', (c) => c.json(sim.faults.list()));
  app.post('/faults', async (c) => {
    const fault = sim.faults.add(await read(c, faultRequest));
    changed();
    return c.json(fault, 201);
  });
  app.delete('/faults/:id?', (c) => {
    sim.faults.remove(c.req.param('id'));
    changed();
    return c.body(null, 204);
  });

  app.get('/switches', (c) => c.json(sim.switches));
  app.patch('/switches', async (c) => {
    const wanted = await read(c, switchesSchema.partial());
    Object.assign(sim.switches, wanted);
    changed();
    return c.json(sim.switches);
  });

  const dashboard = () => ({
    appId: sim.app.id,
    ...sim.dashboard,
    callback: sim.webhookUrl,
    verified: sim.handshake.isDone(),
  });
  app.get('/app', (c) => c.json(dashboard()));
  app.patch('/app', async (c) => {
    Object.assign(sim.dashboard, await read(c, dashboardChanges));
    changed();
    return c.json(dashboard());
  });
  app.post('/handshake', async (c) => {
    const shaken = await sim.handshake.shake(await read(c, handshakeRequest));
    changed();
    return c.json(shaken);
  });

  app.get('/clock', (c) => c.json(clockView(sim)));
  app.post('/clock', async (c) => {
    await sim.deliveries.advance((await read(c, clockRequest)).advance);
    changed();
    return c.json(clockView(sim));
  });
  app.delete('/clock', async (c) => {
    sim.clock.reset();
    await sim.store.save();
    changed();
    return c.json(clockView(sim));
  });

  app.get('/ledger', (c) => c.json(sim.ledger.list()));
  app.delete('/ledger', (c) => {
    sim.ledger.clear();
    return c.body(null, 204);
  });

  app.get('/stream', (c) => stream(sim, c));
  return app;
}

/** Server-sent notes for the phone: `{type, …}`, see feed.ts. */
const stream = (sim: Sim, c: Parameters<typeof streamSSE>[0]) =>
  streamSSE(c, async (events) => {
    const unsubscribe = sim.feed.subscribe((note: Note) => {
      void events.writeSSE({ data: JSON.stringify(note) });
    });
    events.onAbort(unsubscribe);
    await events.writeSSE({ event: 'hello', data: '{}', retry: 1_000 });
    while (!events.aborted) {
      await events.sleep(HEARTBEAT);
      await events.write(': still here\n\n');
    }
  });
