import { Hono } from 'hono';
import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { accountNamed, read } from './read.ts';

const DAY = 86_400_000;
const posted = z.object({
  account: z.string().optional(),
  type: z.string().default('image/jpeg'),
  seed: z.string().max(80).optional(),
  /** A story ends a day after it was posted; a post never does. */
  story: z.boolean().default(false),
});

/** Files of businesses and people: posts, stories, and whatever else the CDN holds. */
export function stories(sim: Sim): Hono {
  const app = new Hono();
  app.post('/assets', async (c) => {
    const { account, story, type, seed } = await read(c, posted);
    const asset = await sim.assets.add({
      account: accountNamed(sim, account).externalId,
      type,
      ...(seed && { seed }),
      endsAt: story ? sim.now() + DAY : null,
    });
    await sim.store.save();
    return c.json(asset, 201);
  });
  /** The owner deletes it, or ends a story early. */
  app.delete('/assets/:id', async (c) => {
    const asset = sim.assets.find(c.req.param('id'));
    if (!asset) return c.json({ error: 'There is no such file.' }, 404);
    asset.deletedAt = sim.now();
    await sim.store.save();
    return c.body(null, 204);
  });
  return app;
}
