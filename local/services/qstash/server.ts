import { Hono } from 'hono';
import { deadLetterEndpoints } from './endpoints/dead-letters.ts';
import { localEndpoints } from './endpoints/local.ts';
import { messageEndpoints } from './endpoints/messages.ts';
import { publishEndpoints } from './endpoints/publish.ts';
import type { Env, Parts } from './endpoints/request.ts';
import { scheduleEndpoints } from './endpoints/schedules.ts';
import { BadRequest } from './message.ts';

/** QStash's REST API, as far as messages, schedules, dead letters, keys and flow control go. */
export function createQstashApp(parts: Parts, token: string) {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    if (c.req.header('authorization') === `Bearer ${token}`) return next();
    return c.json({ error: 'unable to authenticate: invalid token' }, 401);
  });

  app.route('/v2', publishEndpoints(parts));
  app.route('/v2/messages', messageEndpoints(parts));
  app.route('/v2/schedules', scheduleEndpoints(parts));
  app.route('/v2/dlq', deadLetterEndpoints(parts));
  app.route('/v2/keys', keyEndpoints(parts));
  app.route('/v2/flowControl', flowControlEndpoints(parts));
  app.route('/local', localEndpoints(parts));

  app.notFound((c) => c.json({ error: `no endpoint ${c.req.method} ${c.req.path}` }, 404));
  app.onError((error, c) => {
    const status = error instanceof BadRequest ? 400 : 500;
    return c.json({ error: error.message }, status);
  });
  return app;
}

function keyEndpoints({ keys }: Parts) {
  const app = new Hono<Env>();
  app.get('/', (c) => c.json({ current: keys.current, next: keys.next }));
  app.post('/rotate', (c) => {
    keys.rotate();
    return c.json({ current: keys.current, next: keys.next });
  });
  return app;
}

function flowControlEndpoints({ broker }: Parts) {
  const app = new Hono<Env>();
  app.get('/:key', (c) => c.json(broker.flow.view(c.req.param('key'))));
  app.post('/:key/:verb{pause|resume}', (c) => {
    broker.flow.pause(c.req.param('key'), c.req.param('verb') === 'pause');
    return c.body(null, 200);
  });
  return app;
}
