import { Hono } from 'hono';
import { deadLetterView } from '../dead-letters.ts';
import { select } from '../selection.ts';
import type { Env, Parts } from './request.ts';
import { missing, queryOf } from './request.ts';

export function deadLetterEndpoints({ broker }: Parts) {
  const { deadLetters } = broker;
  const app = new Hono<Env>();
  const chosen = (query: URLSearchParams) => select(deadLetters.list().map(deadLetterView), query);

  app.get('/', (c) => {
    const { selected, cursor } = chosen(queryOf(c));
    return c.json({ messages: selected, cursor });
  });

  app.get('/:id', (c) => {
    const letter = deadLetters.get(c.req.param('id'));
    return letter ? c.json(deadLetterView(letter)) : missing(c, 'dead letter');
  });

  app.delete('/:id', (c) =>
    deadLetters.remove(c.req.param('id')) ? c.body(null, 200) : missing(c, 'dead letter'),
  );

  app.delete('/', (c) => {
    const { selected, cursor } = chosen(queryOf(c));
    for (const { dlqId } of selected) deadLetters.remove(dlqId);
    return c.json({ deleted: selected.length, cursor });
  });

  app.post('/retry', (c) => {
    const { selected, cursor } = chosen(queryOf(c));
    const letters = selected.flatMap(({ dlqId }) => deadLetters.get(dlqId) ?? []);
    return c.json({ responses: letters.map((letter) => broker.republish(letter)), cursor });
  });

  return app;
}
