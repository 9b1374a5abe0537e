import { Hono } from 'hono';
import type { Sim } from '../sim.ts';
import { accounts } from './accounts.ts';
import { business } from './business.ts';
import { happenings } from './happenings.ts';
import { machinery } from './machinery.ts';
import { people } from './people.ts';
import { stories } from './stories.ts';
import { wire } from './wire.ts';

/** The simulator's own API, for tests and the phone page. Pages of other origins are turned away. */
export function control(sim: Sim): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    if (origin && !isSame(origin, c.req.header('host'))) {
      return c.json({ error: 'Only the simulator’s own page may ask this.' }, 403);
    }
    await next();
    c.header('cache-control', 'no-store');
  });
  for (const part of [accounts, people, happenings, business, stories, wire, machinery]) {
    app.route('/', part(sim));
  }
  return app;
}

const isSame = (origin: string, host: string | undefined) =>
  URL.canParse(origin) && new URL(origin).host === host;
