import { Hono } from 'hono';
import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { accountNamed, read } from './read.ts';

const DAY = 86_400_000;
const OWN = /^(image\/(?!svg)[\w.+-]+|video\/[\w.+-]+|audio\/[\w.+-]+|application\/pdf)$/;
const MOST_BYTES = 25 * 2 ** 20;
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
  /** A file of one's own: a picture that was chosen, a voice that was recorded. */
  app.post('/files', async (c) => {
    const type = (c.req.header('content-type') ?? '').split(';')[0] ?? '';
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (!OWN.test(type) || bytes.byteLength === 0 || bytes.byteLength > MOST_BYTES) {
      return c.json({ error: 'Pictures, films, sounds and PDFs up to 25 MB can be sent.' }, 400);
    }
    const { externalId } = accountNamed(sim, c.req.query('account'));
    const asset = await sim.assets.add({ account: externalId, type, bytes });
    await sim.store.save();
    return c.json(asset, 201);
  });
  /** The owner deletes it, or ends a story early. */
  app.delete('/assets/:id', async (c) => {
    const asset = sim.assets.find(c.req.param('id'));
    if (!asset) return c.json({ error: 'There is no such file.' }, 404);
    asset.deletedAt = sim.now();
    await sim.store.save();
    for (const customer of shownTo(sim, asset.id)) sim.feed.publish({ type: 'thread', customer });
    return c.body(null, 204);
  });
  return app;
}

/** Whose threads have it on a message, or as a story that is answered. */
const shownTo = (sim: Sim, id: string): string[] =>
  sim.store.state.threads
    .filter(({ messages }) =>
      messages.some(
        ({ attachments = [], replyTo }) =>
          attachments.some(({ asset }) => asset === id) ||
          (replyTo !== undefined && 'story' in replyTo && replyTo.story === id),
      ),
    )
    .map(({ customer }) => customer);
