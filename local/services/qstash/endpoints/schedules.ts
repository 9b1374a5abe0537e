import { Hono } from 'hono';
import type { Env, Parts } from './request.ts';
import { atMost, draftOf, MESSAGE_BYTES, missing } from './request.ts';

export function scheduleEndpoints({ schedules }: Parts) {
  const app = new Hono<Env>();

  app.post('/*', atMost(MESSAGE_BYTES), async (c) => {
    const schedule = schedules.create(await draftOf(c, '/v2/schedules/'));
    return c.json({ scheduleId: schedule.id });
  });

  app.get('/', (c) => c.json(schedules.list().map((schedule) => schedules.view(schedule))));

  app.get('/:id', (c) => {
    const schedule = schedules.get(c.req.param('id'));
    return schedule ? c.json(schedules.view(schedule)) : missing(c, 'schedule');
  });

  app.delete('/:id', (c) =>
    schedules.remove(c.req.param('id')) ? c.body(null, 200) : missing(c, 'schedule'),
  );

  app.patch('/:id/:verb{pause|resume}', (c) => {
    const schedule = schedules.get(c.req.param('id'));
    if (!schedule) return missing(c, 'schedule');
    schedule.isPaused = c.req.param('verb') === 'pause';
    return c.body(null, 200);
  });

  return app;
}
