import { Hono } from 'hono';
import { messageView } from '../view.ts';
import type { Env, Parts } from './request.ts';
import { missing } from './request.ts';

const PATIENCE_MS = 20_000;

/** Not part of QStash: a look behind the scenes, for tests and the curious. */
export function localEndpoints({ broker, schedules }: Parts) {
  const app = new Hono<Env>();

  app.get('/deliveries', (c) => c.json(broker.attempts.list()));
  app.get('/messages', (c) => c.json(broker.pending().map(messageView)));

  app.post('/drain', async (c) => {
    const hurry = c.req.query('delays') === 'skip';
    return c.json({ idle: await broker.drain(hurry, PATIENCE_MS) });
  });

  app.post('/schedules/:id/run', (c) => {
    const schedule = schedules.get(c.req.param('id'));
    return schedule ? c.json(schedules.run(schedule)) : missing(c, 'schedule');
  });

  return app;
}
