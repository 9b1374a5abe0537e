import { Hono } from 'hono';
import { select } from '../selection.ts';
import { messageView } from '../view.ts';
import type { Env, Parts } from './request.ts';
import { missing, queryOf } from './request.ts';

/** A message can be looked at and cancelled until it is delivered or dead. */
export function messageEndpoints({ broker }: Parts) {
  const app = new Hono<Env>();

  app.get('/:id', (c) => {
    const message = broker.find(c.req.param('id'));
    return message ? c.json(messageView(message)) : missing(c, 'message');
  });

  app.delete('/:id', (c) => {
    const message = broker.find(c.req.param('id'));
    if (!message) return missing(c, 'message');
    broker.cancel(message);
    return c.json({ cancelled: 1 });
  });

  app.delete('/', (c) => {
    const query = queryOf(c);
    query.delete('count');
    const { selected } = select(broker.pending().map(messageView), query, Infinity);
    for (const { messageId } of selected) {
      const message = broker.find(messageId);
      if (message) broker.cancel(message);
    }
    return c.json({ cancelled: selected.length });
  });

  return app;
}
