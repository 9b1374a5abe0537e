import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { faultRequest } from '../faults.ts';
import type { Note } from '../feed.ts';
import { digits } from '../ids.ts';
import { shakeHands } from '../post-webhook.ts';
import { demoAccount, type Sim } from '../sim.ts';
import { switchesSchema } from '../switches.ts';
import { read } from './read.ts';
import { accountView, deliveryView } from './views.ts';

const HEARTBEAT = 15_000;

const releaseRequest = z.object({
  order: z.enum(['as_held', 'reversed', 'shuffled']).default('as_held'),
  batch: z.boolean().default(false),
});
const tokenRequest = z.object({
  state: z.enum(['valid', 'password_changed', 'app_removed']).optional(),
  expiresAt: z.number().int().optional(),
});
const handshakeRequest = z.object({
  verifyToken: z.string().optional(),
  challenge: z.string().optional(),
});

/** Everything about Meta itself: deliveries, faults, switches, the token, the ledger. */
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

  app.get('/deliveries', (c) => c.json(sim.deliveries.list().map(deliveryView)));
  app.post('/deliveries/release', async (c) => {
    const released = await sim.deliveries.release(await read(c, releaseRequest));
    return c.json(released.map(deliveryView));
  });
  app.post('/deliveries/retry', async (c) => {
    await sim.deliveries.retryNow();
    return c.json(sim.deliveries.list().map(deliveryView));
  });

  app.post('/handshake', async (c) => {
    const asked = await read(c, handshakeRequest);
    const verifyToken = asked.verifyToken ?? sim.app.verifyToken;
    const challenge = asked.challenge ?? digits(10);
    return c.json(await shakeHands(sim.webhookUrl, { verifyToken, challenge }));
  });

  app.patch('/token', async (c) => {
    const { state, expiresAt } = await read(c, tokenRequest);
    const token = demoAccount(sim).tokens.at(-1);
    if (token && state) token.state = state;
    if (token && expiresAt !== undefined) token.expiresAt = expiresAt;
    await sim.store.save();
    changed();
    return c.json(accountView(sim).token);
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
