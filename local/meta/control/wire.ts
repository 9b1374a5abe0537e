import { Hono } from 'hono';
import { z } from 'zod';
import { note, send } from '../actions/deliver.ts';
import type { Delivery } from '../deliveries.ts';
import { changesBody, messagingBody } from '../events.ts';
import { digits, messageId, threadNumber } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { toWire } from '../wire.ts';
import { accountNamed, read } from './read.ts';
import { deliveryView } from './views.ts';

const releaseRequest = z.object({
  order: z.enum(['as_held', 'reversed', 'shuffled']).default('as_held'),
  batch: z.union([z.boolean(), z.enum(['entries', 'items'])]).default(false),
});
const rawRequest = z.object({
  account: z.string().optional(),
  /** A whole body, exactly as it goes out, or one item of `messaging` or `standby`, or one change. */
  body: z.string().optional(),
  json: z.unknown().optional(),
  messaging: z.record(z.string(), z.unknown()).optional(),
  standby: z.record(z.string(), z.unknown()).optional(),
  change: z.object({ field: z.string(), value: z.record(z.string(), z.unknown()) }).optional(),
});
const testRequest = z.object({ shape: z.enum(['changes', 'messaging']).default('messaging') });

/** Webhooks by hand, and what becomes of those that are on their way. */
export function wire(sim: Sim): Hono {
  const app = new Hono();

  app.get('/deliveries', (c) => c.json(sim.deliveries.list().map(deliveryView)));
  app.get('/deliveries/withheld', (c) => c.json(sim.deliveries.withheld()));
  app.post('/deliveries/release', async (c) => {
    const released = await sim.deliveries.release(await read(c, releaseRequest));
    return c.json(released.map(deliveryView));
  });
  app.post('/deliveries/retry', async (c) => {
    await sim.deliveries.retryNow();
    return c.json(sim.deliveries.list().map(deliveryView));
  });
  app.post('/deliveries/:id/again', async (c) => {
    const delivery = await sim.deliveries.again(c.req.param('id'));
    return delivery ? c.json(deliveryView(delivery)) : c.json({ error: 'No such delivery.' }, 404);
  });

  /** Anything at all, signed: what nobody has thought of yet. */
  app.post('/webhooks', async (c) => {
    const asked = await read(c, rawRequest);
    const account = asked.account === undefined ? '' : accountNamed(sim, asked.account).externalId;
    return await sent(sim, c, account, bodyOf(sim, account, asked));
  });
  /** The dashboard's Test button; Meta prints one shape and was seen sending the other (FACTS §2.3). */
  app.post('/dashboard-test', async (c) => {
    const { shape } = await read(c, testRequest);
    const value = {
      sender: { id: '12334' },
      recipient: { id: '23245' },
      timestamp: '1527459824',
      message: { mid: 'random_mid', text: 'random_text' },
    };
    const sending = { account: '0', sentAt: sim.now() };
    const body =
      shape === 'messaging'
        ? messagingBody(sending, value)
        : changesBody(sending, { field: 'messages', value });
    return await sent(sim, c, '', body);
  });
  /** The account writes to itself, as the setup page has people do: both flags are set. */
  app.post('/accounts/:account/self-message', async (c) => {
    const account = accountNamed(sim, c.req.param('account'));
    const id = account.externalId;
    const now = sim.now();
    const mid = messageId(id, threadNumber(), now);
    const message = { mid, text: 'webhook test', is_echo: true, is_self: true };
    const item = { sender: { id }, recipient: { id }, timestamp: now, message };
    const body = messagingBody({ account: id, sentAt: now }, item);
    const noted = note(sim, { kind: 'message', account, customer: null, body });
    await send(sim, '', noted);
    return c.json(noted.map(deliveryView), 201);
  });
  return app;
}

function bodyOf(sim: Sim, account: string, asked: z.infer<typeof rawRequest>): string {
  const sending = { account: account || digits(17), sentAt: sim.now() };
  if (asked.body !== undefined) return asked.body;
  if (asked.messaging) return messagingBody(sending, asked.messaging);
  if (asked.standby) return messagingBody(sending, asked.standby, 'standby');
  if (asked.change) return changesBody(sending, asked.change);
  return toWire(asked.json ?? {});
}

async function sent(
  sim: Sim,
  c: { json: (value: unknown, status: 201) => Response },
  account: string,
  body: string,
): Promise<Response> {
  const noted: Delivery[] = sim.deliveries.add({ kind: 'other', account, customer: '', body });
  await send(sim, '', noted);
  return c.json(noted.map(deliveryView), 201);
}
